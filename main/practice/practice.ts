import type { ConsoleRole } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { readWhole, setAside, writeWhole } from './file.ts'
import { baseDn, personDn } from './layout.ts'
import { sampleEntries } from './people/entries.ts'
import { operatorAccounts } from './people/special-people.ts'
import { createSchema } from './schema.ts'
import { startServer } from './server.ts'
import { readEntries, Store, type StoredEntry } from './store.ts'

export interface PracticeOperatorAccount {
  id: ConsoleRole
  name: string
  title: string
  dn: string
  userName: string
  /** No secret: it is offered on the sign-in page as one click. */
  password: string
}

export interface Practice {
  /** Of the LDAP server, on 127.0.0.1. */
  readonly url: string
  readonly baseDn: string
  readonly operators: PracticeOperatorAccount[]
  /** The file could not be understood: it was kept aside, and everything starts over. */
  readonly notice: 'practice-directory-reset' | null
  /** Everything anew, on the same port. @throws ConsoleError storage-unwritable */
  reset(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the practice directory: an LDAP server on a free loopback port over sample people, which are kept
 * in `file`. Where the file can't be written, the directory opens all the same and refuses changes.
 */
export async function openPractice({ file, clock }: { file: string; clock: () => Date }): Promise<Practice> {
  const { entries, notice } = readFile(file, clock())
  const store = new Store(entries ?? sampleEntries(), (text) => writeWhole(file, text))
  // In the background: the same people come out of the same seed if this is not written.
  if (entries === null) void store.save().catch(() => undefined)
  const listener = await startServer(store, createSchema(), clock)

  return {
    url: `ldap://127.0.0.1:${listener.port}`,
    baseDn,
    operators: operatorAccounts.map(({ id, uid, name, title, password }) => ({
      id,
      name,
      title,
      password,
      dn: personDn(uid),
      userName: uid,
    })),
    notice,
    async reset() {
      try {
        await store.replaceAll(sampleEntries())
      } catch (error) {
        throw new ConsoleError('storage-unwritable', `practice directory: ${(error as Error).message}`)
      }
    },
    async close() {
      await listener.close()
      await store.settled()
    },
  }
}

function readFile(file: string, now: Date): { entries: StoredEntry[] | null; notice: Practice['notice'] } {
  try {
    const text = readWhole(file)
    return { entries: text === null ? null : readEntries(text, baseDn), notice: null }
  } catch {
    setAside(file, now)
    return { entries: null, notice: 'practice-directory-reset' }
  }
}
