import { expect, it } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { permissions, requirePermission } from '../../../main/ipc/permissions.ts'
import type { Channel, ConsoleRole, SessionState } from '../../../preload/contract.ts'

const operator = (roles: ConsoleRole[]) => ({ dn: 'uid=ana', name: 'Ana', userName: 'ana', roles })
const directory = (practice: boolean) => ({
  id: 'd',
  label: 'D',
  practice,
  security: 'ldaps' as const,
  urls: [],
  baseDn: 'dc=x',
})
const signedIn = (roles: ConsoleRole[], practice = false): SessionState => ({
  state: 'signed-in',
  connection: 'bound',
  operator: operator(roles),
  directory: directory(practice),
})

const sessions: Record<string, SessionState> = {
  'signed out': { state: 'signed-out' },
  locked: {
    state: 'locked',
    why: 'idle',
    operator: operator(['technician', 'auditor', 'administrator']),
    directory: directory(true),
  },
  technician: signedIn(['technician']),
  auditor: signedIn(['auditor']),
  administrator: signedIn(['administrator']),
  'technician and administrator': signedIn(['technician', 'administrator']),
  'auditor on the practice directory': signedIn(['auditor'], true),
}

function whoMay(channel: Channel): string[] {
  return Object.keys(sessions).filter((name) => {
    try {
      requirePermission(permissions[channel], sessions[name] as SessionState)
      return true
    } catch (error) {
      if (error instanceof ConsoleError) return false
      throw error
    }
  })
}

const columns = Object.keys(sessions)

/** Every channel against every kind of session, for people to read. */
function table(): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const channels = Object.keys(permissions) as Channel[]
  return [
    '# Who may use which channel',
    '',
    'Generated and checked by permissions.test.ts; a change to it is a change of who may do what.',
    '',
    row(['channel', ...columns]),
    row(['---', ...columns.map(() => '---')]),
    ...channels.map((channel) => {
      const may = whoMay(channel)
      return row([`\`${channel}\``, ...columns.map((name) => (may.includes(name) ? 'yes' : '–'))])
    }),
    '',
  ].join('\n')
}

it('every channel against every role is as the table says', async () => {
  await expect(table()).toMatchFileSnapshot('permissions.txt')
})

it('whoever is technician and administrator may what either may, and nothing else', () => {
  for (const channel of Object.keys(permissions) as Channel[]) {
    const may = whoMay(channel)
    const either = may.includes('technician') || may.includes('administrator')
    expect([channel, may.includes('technician and administrator')]).toEqual([channel, either])
  }
})

it('an auditor changes nothing, and an administrator nothing of a user', () => {
  const changing = (Object.keys(permissions) as Channel[]).filter((channel) => {
    const may = whoMay(channel)
    return may.includes('technician') && !may.includes('auditor')
  })
  // All that a technician can do to users is among these, and nobody else can do any of it.
  for (const channel of [
    'methods.remove',
    'reset.apply',
    'passes.issue',
    'enrollment.confirm',
    'users.repair',
  ])
    expect(changing).toContain(channel)
  for (const channel of changing) expect(whoMay(channel)).not.toContain('administrator')
})
