import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inflateRawSync } from 'node:zlib'

/**
 * Unpacks those files of a zip archive that `rename` gives a path (relative to `folder`); null leaves one out.
 * No zip64, no symbolic links: the one archive that it is for has neither, and its hash is known.
 */
export function unzip(archive, folder, rename) {
  const file = openSync(archive, 'r')
  const read = (position, length) => {
    const buffer = Buffer.alloc(length)
    readSync(file, buffer, 0, length, position)
    return buffer
  }
  try {
    for (const entry of entries(read, fstatSync(file).size)) {
      const path = entry.name.endsWith('/') ? null : rename(entry.name)
      if (path === null) continue
      const local = read(entry.position, 30)
      const start = entry.position + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      const packed = read(start, entry.packedSize)
      const target = join(folder, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, entry.method === 0 ? packed : inflateRawSync(packed), { mode: entry.mode })
    }
  } finally {
    closeSync(file)
  }
}

// APPNOTE.TXT 4.3.16 (end of central directory) and 4.3.12 (central directory header).
function* entries(read, size) {
  const tailLength = Math.min(size, 22 + 0xffff)
  const tail = read(size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new Error('not a zip archive')
  const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  for (let at = 0; at < directory.length; ) {
    const nameLength = directory.readUInt16LE(at + 28)
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      position: directory.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
}
