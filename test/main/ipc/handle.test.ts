import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { createHandle } from '../../../main/ipc/handle.ts'
import type { Channel, ConsoleRole, Result, SessionState } from '../../../preload/contract.ts'

type Listener = (event: IpcMainInvokeEvent, ...given: unknown[]) => Promise<Result<unknown>>

const ours = { ours: true } as unknown as IpcMainInvokeEvent
const strange = { ours: false } as unknown as IpcMainInvokeEvent

function signedIn(...roles: ConsoleRole[]): SessionState {
  return {
    state: 'signed-in',
    connection: 'bound',
    operator: { dn: 'uid=ana,dc=x', name: 'Ana', userName: 'ana', roles },
    directory: { id: 'd', label: 'D', practice: false, security: 'ldaps', urls: [], baseDn: 'dc=x' },
  }
}

function door(session: SessionState) {
  const listeners = new Map<string, Listener>()
  const lines: string[] = []
  const handle = createHandle({
    ipcMain: { handle: (channel, listener) => listeners.set(channel, listener as Listener) },
    isOurs: (event) => event === ours,
    session: () => session,
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
