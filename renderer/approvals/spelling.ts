const letters = [
  ...['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel', 'India', 'Juliett'],
  ...['Kilo', 'Lima', 'Mike', 'November', 'Oscar', 'Papa', 'Quebec', 'Romeo', 'Sierra', 'Tango'],
  ...['Uniform', 'Victor', 'Whiskey', 'X-ray', 'Yankee', 'Zulu'],
]

/** As it is read out: letters by the words of the NATO alphabet, everything else as it stands. */
export const spelled = (value: string): string =>
  [...value]
    .filter((character) => character.trim() !== '')
    .map((character) => {
      const word = letters.find((letter) => letter[0] === character.toUpperCase())
      if (!word) return character
      return character === character.toLowerCase() ? word.toLowerCase() : word.toUpperCase()
    })
    .join(' · ')
