import type { PracticeOperatorId, StartupNotice } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { practiceOperators } from '../practice/operators.ts'
import type { Practice } from '../practice/practice.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'
import { type DirectoryConfig, type SettingsStore, toChoice } from '../settings/settings.ts'
import type { DirectoryAccess } from './session.ts'

export interface Directories {
  /** Opens the practice directory if it is not open yet. */
  preparePractice(): Promise<void>
  access(id: string): Promise<DirectoryAccess>
  practiceOperator(wanted: PracticeOperatorId): { dn: string; password: string }
  resetPractice(): Promise<void>
  practiceNotice(): Promise<StartupNotice | null>
  close(): Promise<void>
}

const practiceId = 'practice'

/** The directories to choose from: the practice directory, and those that the settings name. */
export function createDirectories(options: {
  settings: SettingsStore
  openPractice: () => Promise<Practice>
  keyFor: OrganizationKeys['keyFor']
}): Directories {
  const { settings } = options
  let opening: Promise<Practice> | null = null

  // Opened at first need, and again if that failed: a full disk may have room the next time.
  function practice(): Promise<Practice> {
    opening ??= options.openPractice().catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  // Without a key the directory opens all the same: what needs one says itself why there is none.
  async function seal(opened: Practice): Promise<void> {
    const key = await options.keyFor({ id: practiceId, practice: true }).catch(() => null)
    if (key) await opened.sealWith(key)
  }

  async function accessPractice(): Promise<DirectoryAccess> {
    const opened = await practice()
    await seal(opened)
    const { url, baseDn, operators } = opened
    const config: DirectoryConfig = {
      id: practiceId,
      label: 'Practice directory',
      urls: [url],
      security: 'ldap',
      ca: null,
      baseDn,
      roleGroups: null,
    }
    return {
      config,
      choice: { ...toChoice(config), practice: true },
      passwordOf: (dn) => operators.find((operator) => operator.dn === dn)?.password ?? null,
    }
  }

  return {
    async preparePractice() {
      await practice()
    },
    async access(id) {
      if (id === practiceId) return accessPractice()
      const config = settings.directory(id)
      if (!config)
        throw new ConsoleError('bad-settings', 'There is no such directory.', {
          field: 'id',
          problem: 'unknown',
        })
      return { config, choice: toChoice(config), passwordOf: null }
    },
    practiceOperator(wanted) {
      const operator = practiceOperators.find(({ id }) => id === wanted)
      if (!operator) throw new ConsoleError('internal', `The practice directory has no ${wanted}.`)
      return operator
    },
    async resetPractice() {
      const opened = await practice()
      await opened.reset()
      await seal(opened)
    },
    practiceNotice: async () => (await practice()).notice,
    close: async () => (await opening)?.close(),
  }
}
