import type { KeyState } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import type { Session } from '../../session/session.ts'
import type { OrganizationKeys } from '../../settings/organization-key.ts'
import { type DirectoryConfig, type SettingsStore, toChoice } from '../../settings/settings.ts'
import type { Handle } from '../handle.ts'

export interface SettingsServices {
  settings: SettingsStore
  keys: OrganizationKeys
  auditLog: AuditLog
  session: Session
  desk: GetDesk
  /** Makes the new theme show. */
  themeChanged: () => void
  resetPractice: () => Promise<void>
  copySecret: (text: string) => Promise<{ clearsAfterSeconds: number }>
}

export function registerSettings(handle: Handle, services: SettingsServices): void {
  const { settings, keys, auditLog, session, desk } = services

  handle('settings.write', async (change) => {
    const written = await settings.write(change)
    services.themeChanged()
    return written
  })

  const choices = () => settings.directories().map(toChoice)
  const recorded = async (detail: Record<string, string>, work: () => Promise<void>) => {
    await auditLog.around(setting(session, detail), work)
    return choices()
  }
  handle('settings.directories', choices)
  handle('settings.ownDirectory', () => {
    const { id: _, ...draft } = own(services)
    return draft
  })
  handle('settings.addDirectory', (draft) =>
    recorded({ directory: draft.label }, () => settings.addDirectory(draft)),
  )
  handle('settings.changeOwnDirectory', (draft) => {
    const { id } = own(services)
    return recorded({ directory: draft.label }, () => settings.changeDirectory(id, draft))
  })
  handle('settings.removeDirectory', ({ id }) => {
    const removedDirectory = settings.directory(id)?.label ?? id
    return recorded({ removedDirectory }, () => settings.removeDirectory(id))
  })

  handle('settings.resetPractice', async () => {
    const record = { ...setting(session, {}), action: 'reset-practice-directory' as const }
    await auditLog.around(record, async () => {
      await session.signOut()
      await services.resetPractice()
    })
    return null
  })

  handle('settings.keyState', () => keys.state(desk().directory))
  handle('settings.importKey', ({ key }) => {
    const at = desk()
    return auditLog.around(
      { ...byDesk(at), action: 'import-organization-key' },
      () => keys.importKey(at.directory, key),
      describeKey,
    )
  })
  handle('settings.copyKey', () => {
    const at = desk()
    return auditLog.around({ ...byDesk(at), action: 'copy-organization-key' }, async () =>
      services.copySecret(await keys.exportKey(at.directory)),
    )
  })
}

/** The directory that the operator is signed in to, as it is set on this computer. */
function own({ session, settings }: SettingsServices): DirectoryConfig {
  const state = session.state()
  const config = state.state === 'signed-in' ? settings.directory(state.directory.id) : null
  if (!config) throw new ConsoleError('not-permitted', 'The operator’s own directory is not set here.')
  return config
}

function setting(session: Session, detail: Record<string, string>) {
  const state = session.state()
  const operator =
    state.state === 'signed-out'
      ? { dn: null, name: '' }
      : { dn: state.operator.dn, name: state.operator.name }
  return { operator, user: null, action: 'change-settings' as const, detail }
}

function byDesk({ operator, directory }: Desk) {
  return {
    operator: { dn: operator.dn, name: operator.name },
    user: null,
    detail: { directory: directory.label },
  }
}

function describeKey(state: KeyState): Record<string, string> {
  return state.state === 'ready' ? { kid: state.kid } : {}
}
