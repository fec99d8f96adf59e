import type { Entry } from '../directory/entry.ts'

export interface Photo {
  /** A data: URL, or null. */
  photo: string | null
  /** There is a value, and it is no picture that can be shown. */
  photoUnreadable: boolean
}

const largest = 1_000_000
const signatures = [
  { type: 'image/jpeg', starts: Buffer.from([0xff, 0xd8, 0xff]) },
  { type: 'image/png', starts: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
]

/** Judges by the first bytes: directories hold anything under `jpegPhoto`. */
export function readPhoto(entry: Entry): Photo {
  const [bytes] = entry.bytes('jpegPhoto')
  if (!bytes) return { photo: null, photoUnreadable: false }
  const kind = signatures.find(({ starts }) => bytes.subarray(0, starts.length).equals(starts))
  if (!kind || bytes.length > largest) return { photo: null, photoUnreadable: true }
  return { photo: `data:${kind.type};base64,${bytes.toString('base64')}`, photoUnreadable: false }
}
