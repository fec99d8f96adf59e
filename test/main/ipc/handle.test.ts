import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { isToldOf, receivers } from '../../../main/ipc/events.ts'
import { createHandle, type Handle } from '../../../main/ipc/handle.ts'
import { permissions, type WindowKind } from '../../../main/ipc/permissions.ts'
import type { Channel, ConsoleRole, Events, Result, SessionState } from '../../../preload/contract.ts'

type Listener = (event: IpcMainInvokeEvent, ...given: unknown[]) => Promise<Result<unknown>>

type Sender = WindowKind | 'strange'
const from = (sender: Sender) => ({ sender }) as unknown as IpcMainInvokeEvent
const senders = ['console', 'user-display', 'practice-phone', 'coverage-print', 'strange'] as const
const ours = from('console')
const strange = from('strange')

function signedIn(...roles: ConsoleRole[]): SessionState {
  return {
    state: 'signed-in',
    connection: 'bound',
    operator: { dn: 'uid=ana,dc=x', name: 'Ana', userName: 'ana', roles },
    directory: { id: 'd', label: 'D', practice: false, security: 'ldaps', urls: [], baseDn: 'dc=x' },
  }
}

function door(session: SessionState, late: (handle: Handle) => void = () => undefined) {
  const listeners = new Map<string, Listener>()
  const lines: string[] = []
  const handle: Handle = createHandle({
    ipcMain: { handle: (channel, listener) => listeners.set(channel, listener as Listener) },
    windowOf: ({ sender }) => {
      const kind = sender as unknown as Sender
      return kind === 'strange' ? null : kind
    },
    session: () => session,
    load: async () => late(handle),
    log: (line) => lines.push(line),
  })
  const call = (channel: Channel, event: IpcMainInvokeEvent, ...given: unknown[]) => {
    const listener = listeners.get(channel)
    if (!listener) throw new Error(`no listener for ${channel}`)
    return listener(event, ...given)
  }
  return { handle, call, lines }
}

describe('the one door', () => {
  it('answers a good call from our own frame', async () => {
    const { handle, call } = door(signedIn('technician'))
    handle('users.search', ({ words }) => ({ users: [], more: words === 'priya' }))
    expect(await call('users.search', ours, { words: 'priya' })).toEqual({
      ok: true,
      value: { users: [], more: true },
    })
  })

  it('keeps a call that comes early until whoever answers it is there', async () => {
    const { call } = door(signedIn('technician'), (handle) =>
      handle('users.search', () => ({ users: [], more: true })),
    )
    expect(await call('users.search', ours, { words: 'priya' })).toMatchObject({ ok: true })
    expect(await call('users.read', ours, { dn: 'uid=x' })).toMatchObject({ error: { code: 'internal' } })
  })

  it('loads nothing for a call that is refused', async () => {
    let loaded = false
    const { call } = door({ state: 'signed-out' }, () => {
      loaded = true
    })
    for (const sender of [ours, strange])
      expect(await call('users.search', sender, { words: 'x' })).toMatchObject({ ok: false })
    expect(loaded).toBe(false)
  })

  it('refuses a sender that is not our main frame, before it looks at anything else', async () => {
    const { handle, call } = door(signedIn('technician'))
    let answered = false
    handle('users.search', () => {
      answered = true
      return { users: [], more: false }
    })
    expect(await call('users.search', strange, { words: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'unknown-sender' },
    })
    expect(answered).toBe(false)
  })

  it.each([
    ['no argument', []],
    ['an argument of another type', ['priya']],
    ['a field of another type', [{ words: 7 }]],
    ['an unknown field', [{ words: 'x', dn: 'uid=root' }]],
    ['two arguments', [{ words: 'x' }, { words: 'y' }]],
    ['words of absurd length', [{ words: 'x'.repeat(20_001) }]],
  ])('refuses %s', async (_, given) => {
    const { handle, call } = door(signedIn('technician'))
    handle('users.search', () => ({ users: [], more: false }))
    expect(await call('users.search', ours, ...given)).toMatchObject({
      ok: false,
      error: { code: 'bad-arguments' },
    })
  })

  it('never quotes a rejected value: it may be a password', async () => {
    const { handle, call, lines } = door({ state: 'signed-out' })
    handle('session.signIn', () => ({ state: 'signed-out' }))
    const answer = await call('session.signIn', ours, {
      directoryId: 'd',
      userName: 'ana',
      password: ['hunter2'],
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-arguments' } })
    expect(JSON.stringify(answer) + lines.join()).not.toContain('hunter2')
  })

  it('passes on the code and detail of an error thrown on purpose', async () => {
    const { handle, call } = door(signedIn('auditor'))
    handle('users.read', () => {
      throw new ConsoleError('directory-timeout', 'no answer', { seconds: 10 })
    })
    expect(await call('users.read', ours, { dn: 'uid=x' })).toEqual({
      ok: false,
      error: { code: 'directory-timeout', message: 'no answer', detail: { seconds: 10 } },
    })
  })

  it('tells an unexpected error without its text, which may quote a secret', async () => {
    const { handle, call, lines } = door(signedIn('auditor'))
    handle('users.read', () => {
      throw new TypeError('cannot read hunter2 of undefined')
    })
    const answer = await call('users.read', ours, { dn: 'uid=x' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer) + lines.join()).not.toContain('hunter2')
  })
})

describe('each window makes its own calls only', () => {
  const everyWindow = ['console', 'user-display', 'practice-phone']
  const special: Partial<Record<Channel, string[]>> = {
    'app.info': everyWindow,
    'app.active': ['console', 'practice-phone'],
    'settings.read': everyWindow,
    'practicePhone.read': ['practice-phone'],
    'practicePhone.answer': ['practice-phone'],
    'userDisplay.content': ['user-display'],
    'userDisplay.answer': ['user-display'],
    'exports.page': ['coverage-print'],
    'exports.drawn': ['coverage-print'],
  }

  it.each(Object.keys(permissions) as Channel[])('%s', async (channel) => {
    const { handle, call } = door(signedIn('technician', 'auditor', 'administrator'))
    // What it answers is of no matter here: whether it is refused before it looks at the argument is.
    handle(channel, () => null as never)
    const accepted: string[] = []
    for (const sender of senders) {
      const result = await call(channel, from(sender), 'an argument that no channel takes')
      if (!result.ok && result.error.code !== 'unknown-sender') accepted.push(sender)
    }
    expect(accepted).toEqual(special[channel] ?? ['console'])
  })

  it('answers the user display’s own calls there', async () => {
    const { handle, call } = door(signedIn('technician'))
    handle('userDisplay.content', () => ({ kind: 'nothing', organization: 'Org' }))
    expect(await call('userDisplay.content', from('user-display'))).toEqual({
      ok: true,
      value: { kind: 'nothing', organization: 'Org' },
    })
  })
})

describe('each event goes to the windows that it is meant for', () => {
  const told: Record<keyof Events, string[]> = {
    'session.changed': ['console'],
    'app.command': ['console'],
    'app.paused': ['console', 'user-display', 'practice-phone'],
    'practice-phone.changed': ['practice-phone'],
    'approvals.changed': ['console'],
    'notices.changed': ['console'],
    'notices.alerts': ['console'],
    'coverage.changed': ['console'],
    'coverage.list': ['console'],
    'exports.progress': ['console'],
    'policy.tried': ['console'],
    'reminders.changed': ['console'],
    'verification.changed': ['console'],
    'enrollment.ended': ['console'],
    'user-display.changed': ['console'],
    'user-display.content': ['user-display'],
    'enrollment.answered': ['console'],
    'tests.answered': ['console'],
  }

  it.each(Object.keys(receivers) as (keyof Events)[])('%s', (event) => {
    const windows = ['console', 'user-display', 'practice-phone', 'coverage-print'] as const
    expect(windows.filter((kind) => isToldOf(kind, event))).toEqual(told[event])
  })
})
