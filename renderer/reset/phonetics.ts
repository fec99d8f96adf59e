/** The words of ICAO and NATO, and English digits. */
const words: Record<string, string> = {
  a: 'Alfa',
  b: 'Bravo',
  c: 'Charlie',
  d: 'Delta',
  e: 'Echo',
  f: 'Foxtrot',
  g: 'Golf',
  h: 'Hotel',
  i: 'India',
  j: 'Juliett',
  k: 'Kilo',
  l: 'Lima',
  m: 'Mike',
  n: 'November',
  o: 'Oscar',
  p: 'Papa',
  q: 'Quebec',
  r: 'Romeo',
  s: 'Sierra',
  t: 'Tango',
  u: 'Uniform',
  v: 'Victor',
  w: 'Whiskey',
  x: 'X-ray',
  y: 'Yankee',
  z: 'Zulu',
  '0': 'Zero',
  '1': 'One',
  '2': 'Two',
  '3': 'Three',
  '4': 'Four',
  '5': 'Five',
  '6': 'Six',
  '7': 'Seven',
  '8': 'Eight',
  '9': 'Nine',
  '-': 'Dash',
}

/** In groups of four, as one reads and types them. */
export function groupsOfFour(value: string): string[] {
  const characters = Array.from(value.replaceAll(/\s/g, ''))
  const starts = characters.flatMap((_, index) => (index % 4 === 0 ? [index] : []))
  return starts.map((start) => characters.slice(start, start + 4).join(''))
}

/**
 * One word a character. Capital and small are told apart only where both are there.
 * @param whole what `value` is a part of
 */
export function spelled(value: string, whole = value): string[] {
  const tellsCase = /\p{Lu}/u.test(whole) && /\p{Ll}/u.test(whole)
  return Array.from(value).map((character) => {
    const word = words[character.toLowerCase()] ?? character
    if (!tellsCase || character.toLowerCase() === character.toUpperCase()) return word
    return character === character.toLowerCase() ? `small ${word}` : `capital ${word}`
  })
}
