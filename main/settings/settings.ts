import { randomUUID, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { DirectoryChoice, DirectoryDraft, Settings, StartupNotice } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

export type DirectoryConfig = DirectoryDraft & { id: string }

const dn = z.string().min(1).max(8_000)
export const directorySchema = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  urls: z.array(z.string()).min(1),
  security: z.enum(['ldap', 'starttls', 'ldaps']),
  ca: z.string().nullable(),
  baseDn: dn,
  roleGroups: z.strictObject({ technician: dn, auditor: dn, administrator: dn }).nullable(),
})

const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  singleKeyShortcuts: z.boolean().default(true),
  /** Minutes without input until the console locks itself; an organization may only shorten it. */
  lockAfterMinutes: z.number().positive().max(10).default(10),
  directories: z.array(directorySchema).default([]),
})

type Stored = z.infer<typeof settingsSchema>

export interface SettingsStore {
  readonly notice: StartupNotice | null
  readonly lockAfterMs: number
  read(): Settings
  write(change: Partial<Settings>): Promise<Settings>
  directories(): DirectoryConfig[]
  directory(id: string): DirectoryConfig | null
  addDirectory(draft: DirectoryDraft): Promise<void>
  changeDirectory(id: string, draft: DirectoryDraft): Promise<void>
  removeDirectory(id: string): Promise<void>
}

/** Settings of this computer, in one file of user data. An unreadable file is set aside and told. */
export function openSettings(userData: string, clock: () => Date): SettingsStore {
  const path = join(userData, 'settings.json')
  const file = readJsonFile(path, settingsSchema, clock())
  let stored: Stored = file.state === 'read' ? file.value : settingsSchema.parse({})

  async function store(next: Stored): Promise<void> {
    await writeJsonFile(path, next)
    stored = next
  }

  const read = (): Settings => ({ theme: stored.theme, singleKeyShortcuts: stored.singleKeyShortcuts })

  return {
    notice: file.state === 'set-aside' ? { kind: 'settings-reset', kept: file.kept } : null,
    get lockAfterMs() {
      return stored.lockAfterMinutes * 60_000
    },
    read,
    async write(change) {
      await store({ ...stored, ...change })
      return read()
    },
    directories: () => stored.directories,
    directory: (id) => stored.directories.find((directory) => directory.id === id) ?? null,
    async addDirectory(draft) {
      const config = { ...checkDirectory(draft), id: randomUUID() }
      await store({ ...stored, directories: [...stored.directories, config] })
    },
    async changeDirectory(id, draft) {
      const config = { ...checkDirectory(draft), id }
      const directories = stored.directories.map((directory) => (directory.id === id ? config : directory))
      await store({ ...stored, directories })
    },
    async removeDirectory(id) {
      await store({ ...stored, directories: stored.directories.filter((directory) => directory.id !== id) })
    },
  }
}

/** What the sign-in page may know of a directory: not its certificate, not its groups. */
export function toChoice({ id, label, security, urls, baseDn }: DirectoryConfig): DirectoryChoice {
  return { id, label, practice: false, security, urls, baseDn }
}

/** @throws ConsoleError bad-settings, with detail.field and detail.problem */
export function checkDirectory(draft: DirectoryDraft): DirectoryDraft {
  const scheme = draft.security === 'ldaps' ? 'ldaps:' : 'ldap:'
  for (const text of draft.urls) {
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url?.hostname) throw badSetting('urls', 'not-a-url', text)
    if (url.protocol !== scheme) throw badSetting('urls', 'wrong-scheme', text)
    if (url.username || url.password || url.search || (url.pathname !== '' && url.pathname !== '/'))
      throw badSetting('urls', 'more-than-host-and-port', text)
  }
  if (draft.ca) {
    try {
      new X509Certificate(draft.ca)
    } catch {
      throw badSetting('ca', 'not-a-certificate', '')
    }
  }
  return draft
}

function badSetting(field: string, problem: string, value: string): ConsoleError {
  return new ConsoleError('bad-settings', `${field}: ${problem}`, { field, problem, value })
}
