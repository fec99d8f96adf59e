import { writeFileSync } from 'node:fs'

/** Writes an asar archive: two Chromium pickles with the header's length and the header, then the files. */
export function writeAsar(path, files) {
  let offset = 0
  const listed = Object.entries(files).map(([name, content]) => {
    const entry = [name, { size: content.length, offset: String(offset) }]
    offset += content.length
    return entry
  })
  const header = Buffer.from(JSON.stringify({ files: Object.fromEntries(listed) }))
  const padded = Math.ceil(header.length / 4) * 4
  const head = Buffer.alloc(16 + padded)
  head.writeUInt32LE(4, 0)
  head.writeUInt32LE(8 + padded, 4)
  head.writeUInt32LE(4 + padded, 8)
  head.writeUInt32LE(header.length, 12)
  header.copy(head, 16)
  writeFileSync(path, Buffer.concat([head, ...Object.values(files)]))
}
