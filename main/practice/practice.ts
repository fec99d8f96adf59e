import type { StartupNotice } from '../../preload/contract.ts'
import { clearLeftovers } from '../atomic-file.ts'
import { ConsoleError } from '../errors.ts'
import type { PracticePerson } from '../messaging/practice-pocket.ts'
import type { SealingKey } from '../methods/sealing.ts'
import { createTurn } from '../turns.ts'
import { readWhole, setAside, writeWhole } from './file.ts'
import { baseDn } from './layout.ts'
import { type PracticeOperatorAccount, practiceOperators } from './operators.ts'
import { belongingsOf } from './people/belongings.ts'
import { sampleEntries, unitEntries } from './people/entries.ts'
import { sealSecrets } from './people/sample-secrets.ts'
import { createSchema } from './schema.ts'
import { startServer } from './server.ts'
import { readEntries, Store, type StoredEntry } from './store.ts'

export interface Practice {
  /** Of the LDAP server, on 127.0.0.1. */
  readonly url: string
  readonly baseDn: string
  readonly operators: PracticeOperatorAccount[]
  /** The file could not be understood: it was kept aside, and everything starts over. */
  readonly notice: StartupNotice | null
  /**
   * Seals what is not yet sealed of the sample people's secrets. Wanted before anybody signs in, and again after
   * `reset`; not at the start, which neither has the time for it nor should make a key.
   */
  sealWith(key: SealingKey): Promise<void>
  /** Everything anew, on the same port. @throws ConsoleError storage-unwritable */
  reset(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the practice directory: an LDAP server on a free loopback port over sample people, which are kept
 * in `file`. Where the file can't be written, the directory opens all the same and refuses changes.
 */
export async function openPractice({
  file,
  clock,
  asked = () => undefined,
}: {
  file: string
  clock: () => Date
  /** Told what the person carries about whose secrets were just read or written. */
  asked?: (person: PracticePerson) => void
}): Promise<Practice> {
  const write = (text: string): Promise<void> => writeWhole(file, text)
  const opened = openFile(file, write, clock())
  const store = opened.store ?? new Store(sampleEntries(), write)
  let key: SealingKey | null = null
  const inTurn = createTurn()
  const listener = await startServer(store, createSchema(), clock, (entry) => {
    const sealingKey = key
    if (sealingKey) inTurn(async () => asked(await belongingsOf(entry, sealingKey))).catch(() => undefined)
  })
  // In the background: the same people come out of the same seed if this is not written.
  if (opened.store === null) void store.save().catch(() => undefined)
  void clearLeftovers(file)

  return {
    url: `ldap://127.0.0.1:${listener.port}`,
    baseDn,
    operators: practiceOperators,
    notice: opened.notice,
    async sealWith(sealingKey) {
      key = sealingKey
      if (await sealSecrets(store, key)) void store.save().catch(() => undefined)
    },
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

function openFile(
  file: string,
  write: (text: string) => Promise<void>,
  now: Date,
): { store: Store | null; notice: Practice['notice'] } {
  try {
    const text = readWhole(file)
    return { store: text === null ? null : new Store(withNewUnits(readEntries(text)), write), notice: null }
  } catch {
    return { store: null, notice: { kind: 'practice-directory-reset', kept: setAside(file, now) } }
  }
}

/** A file that an older console left lacks what came since; people and policy stay as they are. */
function withNewUnits(entries: StoredEntry[]): StoredEntry[] {
  const known = new Set(entries.map(({ dn }) => dn))
  return [...entries, ...unitEntries().filter(({ dn }) => !known.has(dn))]
}
