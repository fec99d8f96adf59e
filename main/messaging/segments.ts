import type { TextLooks } from '../../preload/contract.ts'

/** How a text message is cut up: GSM 03.38 for its characters, UCS-2 as soon as one is not among them. */
export interface Segments {
  encoding: 'GSM-7' | 'UCS-2'
  /** As people count them. */
  characters: number
  segments: number
  /** Of the smallest characters, how many more fit before it takes another segment. */
  left: number
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Reached by an escape character: two septets each. */
const extended = new Set('\f^{}\\[~]|€')

/**
 * Of our own, since it is a table and two loops: the libraries for it bring a grapheme splitter of their own.
 * A message of more than one segment gives up 6 octets in each to its header, and no character is cut in two
 * (3GPP TS 23.040, 9.2.3.24.1).
 */
export function countSegments(text: string): Segments {
  const characters = Array.from(text)
  const isGsm = characters.every((character) => basic.has(character) || extended.has(character))
  const sizes = characters.map((character) => {
    if (!isGsm) return character.length
    return extended.has(character) ? 2 : 1
  })
  const [alone, joined] = isGsm ? [160, 153] : [70, 67]
  return {
    encoding: isGsm ? 'GSM-7' : 'UCS-2',
    characters: characters.length,
    ...pack(sizes, alone, joined),
  }
}

export const textLooks = (message: string): TextLooks => ({ message, ...countSegments(message) })

function pack(sizes: readonly number[], alone: number, joined: number): Pick<Segments, 'segments' | 'left'> {
  const taken = sizes.reduce((sum, size) => sum + size, 0)
  if (taken <= alone) return { segments: taken === 0 ? 0 : 1, left: alone - taken }
  let segments = 1
  let filled = 0
  for (const size of sizes) {
    if (filled + size > joined) {
      segments += 1
      filled = 0
    }
    filled += size
  }
  return { segments, left: joined - filled }
}
