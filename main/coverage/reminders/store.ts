import { createHash } from 'node:crypto'
import { readFile, rename, truncate } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { writeAtomically } from '../../atomic-file.ts'
import { AppendFile } from '../../audit-log/append-file.ts'
import { ConsoleError } from '../../errors.ts'
import { parseJson } from '../../text.ts'
import { createTurn } from '../../turns.ts'
import { type Book, emptyBook, remembered, settleInterrupted, take } from './book.ts'
import { type Begin, type Line, lineSchema } from './lines.ts'

export interface ReminderStore {
  readonly directory: string
  /** What was read, and all that was written since. */
  readonly book: Book
  /** File name under which one that could not be read was kept. */
  readonly setAside: string | null
  /** Begins a campaign; of earlier ones only what went out is kept. @throws ConsoleError storage-unwritable */
  begin(campaign: Begin): Promise<void>
  /** On disk before it is in the book. @throws ConsoleError storage-unwritable: then it is in neither */
  add(...lines: Line[]): Promise<void>
  close(): Promise<void>
}

/** By a digest: the id of a directory may hold anything. */
export const reminderFile = (folder: string, directory: string): string =>
  join(folder, `reminders.${createHash('sha256').update(directory).digest('hex').slice(0, 16)}.jsonl`)

/** Opens what this console knows of reminders to the people of one directory. @throws ConsoleError storage-unwritable */
export async function openReminderStore(options: {
  folder: string
  directory: string
  clock: () => Date
}): Promise<ReminderStore> {
  const { directory, clock } = options
  const path = reminderFile(options.folder, directory)
  const inTurn = createTurn()
  const { book, size, setAside } = await readBook(path, directory, clock())
  settleInterrupted(book)
  let file = new AppendFile(path, size)

  const unwritable = (error: Error): never => {
    throw notUsable(path, error)
  }

  return {
    directory,
    book,
    setAside,
    begin: (campaign) =>
      inTurn(async () => {
        const known: Line = { kind: 'people', directory, people: remembered(book, clock()) }
        const text = Buffer.from(textOf(known, campaign))
        await file.close()
        await writeAtomically(path, (write) => write(text)).catch(unwritable)
        file = new AppendFile(path, text.length)
        book.people.clear()
        take(book, known)
        take(book, campaign)
      }),
    add: (...lines) =>
      inTurn(async () => {
        await file.append(Buffer.from(textOf(...lines))).catch(unwritable)
        for (const line of lines) take(book, line)
      }),
    close: () => inTurn(() => file.close()),
  }
}

const notUsable = (path: string, { message }: Error): ConsoleError =>
  new ConsoleError('storage-unwritable', `${basename(path)}: ${message}`, { file: basename(path) })

const textOf = (...lines: Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

async function readBook(
  path: string,
  directory: string,
  now: Date,
): Promise<{ book: Book; size: number; setAside: string | null }> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw notUsable(path, error)
  })
  // A last line that was not written whole was never acknowledged: what it was to say did not happen.
  const size = bytes.lastIndexOf('\n') + 1
  const book = emptyBook()
  try {
    const lines = bytes.toString('utf8', 0, size).split('\n').slice(0, -1)
    for (const text of lines) {
      const line = lineSchema.parse(parseJson(text))
      if (line.kind === 'people' && line.directory !== directory) throw new Error('another directory')
      take(book, line)
    }
  } catch {
    // Without one of its lines somebody might be reminded twice: nothing of it is gone on with.
    const setAside = `${basename(path)}.unreadable-${now.toISOString().replaceAll(':', '-')}`
    await rename(path, join(path, '..', setAside))
    return { book: emptyBook(), size: 0, setAside }
  }
  if (size < bytes.length) await truncate(path, size)
  if (book.campaign?.state === 'running') Object.assign(book.campaign, { state: 'paused', why: 'restart' })
  return { book, size, setAside: null }
}
