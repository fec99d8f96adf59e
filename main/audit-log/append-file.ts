import { constants } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * A file that only grows, each line flushed to the disk before it counts. What a failed write left behind
 * is cut off again, so that the next line follows the last whole one.
 */
export class AppendFile {
  private handle: Promise<FileHandle> | null = null
  private dirty = false

  constructor(
    private readonly path: string,
    private size: number,
  ) {}

  /** @returns where the line begins. Rejects with the system's error: then nothing was added. */
  async append(line: Buffer): Promise<number> {
    const handle = await this.opened()
    await this.checkUntouched(handle)
    this.dirty = true
    try {
      await writeWhole(handle, line, this.size)
      await handle.datasync()
    } catch (error) {
      await this.cutBack(handle).catch(() => undefined)
      throw error
    }
    this.dirty = false
    const offset = this.size
    this.size += line.length
    return offset
  }

  async read(offset: number, length: number): Promise<string> {
    const handle = await this.opened()
    const buffer = Buffer.alloc(length)
    await handle.read(buffer, 0, length, offset)
    return buffer.toString('utf8')
  }

  async close(): Promise<void> {
    const handle = this.handle
    this.handle = null
    await (await handle)?.close()
  }

  private opened(): Promise<FileHandle> {
    this.handle ??= this.open().catch((error: unknown) => {
      this.handle = null
      throw error
    })
    return this.handle
  }

  private async open(): Promise<FileHandle> {
    await mkdir(dirname(this.path), { recursive: true })
    return open(this.path, constants.O_RDWR | constants.O_CREAT, 0o600)
  }

  /** Two writers would break the chain; a deleted file would take new records with it. */
  private async checkUntouched(handle: FileHandle): Promise<void> {
    if (this.dirty) await this.cutBack(handle)
    const { size, nlink } = await handle.stat()
    if (nlink === 0) throw new Error('the file was deleted while it was open')
    if (size !== this.size) throw new Error('somebody else wrote to the file')
  }

  private async cutBack(handle: FileHandle): Promise<void> {
    await handle.truncate(this.size)
    this.dirty = false
  }
}

async function writeWhole(handle: FileHandle, line: Buffer, at: number): Promise<void> {
  for (let done = 0; done < line.length; ) {
    const { bytesWritten } = await handle.write(line, done, line.length - done, at + done)
    done += bytesWritten
  }
}
