import { describe, expect, it } from 'vitest'
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

const everyone = Object.keys(sessions)
const operators = ['technician', 'auditor', 'administrator', 'auditor on the practice directory']

/** Every channel against every kind of session. A new channel must be added here, on purpose. */
const expected: Record<Channel, string[]> = {
  'session.signInPage': everyone,
  'session.current': everyone,
  'session.signIn': everyone,
  'session.signInPractice': everyone,
  'session.lock': everyone,
  'session.unlock': everyone,
  'session.signOut': everyone,
  'users.search': operators,
  'users.read': operators,
  'users.history': operators,
  'users.repair': ['technician'],
  'enrollment.begin': ['technician'],
  'enrollment.confirm': ['technician'],
  'enrollment.finish': ['technician'],
  'enrollment.cancel': ['technician'],
  'enrollment.copy': ['technician'],
  'enrollment.countries': ['technician'],
  'enrollment.resend': ['technician'],
  'enrollment.pushState': ['technician'],
  'enrollment.pushAgain': ['technician'],
  'enrollment.answer': ['technician'],
  'methods.rename': ['technician'],
  'methods.remove': ['technician'],
  'methods.makeDefault': ['technician'],
  'tests.begin': ['technician'],
  'tests.resend': ['technician'],
  'tests.pushState': ['technician'],
  'tests.confirm': ['technician'],
  'tests.answer': ['technician'],
  'tests.cancel': ['technician'],
  'userDisplay.open': ['technician'],
  'userDisplay.close': ['technician'],
  'userDisplay.state': ['technician'],
  'userDisplay.content': ['technician'],
  'userDisplay.answer': ['technician'],
  'messages.choose': ['administrator'],
  'messages.saveTwilio': ['administrator'],
  'messages.saveSmtp': ['administrator'],
  'messages.sendTest': ['administrator'],
  'messages.preview': ['administrator'],
  'messages.saveTemplates': ['administrator'],
  'verification.read': operators,
  'verification.setCase': ['technician'],
  'verification.reportLost': ['technician'],
  'verification.begin': ['technician'],
  'verification.observe': ['technician'],
  'verification.callerFailed': ['technician'],
  'verification.breakGlass': ['technician'],
  'verification.end': ['technician'],
  'reset.devices': ['technician'],
  'reset.preview': ['technician'],
  'reset.apply': ['technician'],
  'reset.restore': ['technician'],
  'passes.bounds': ['technician'],
  'passes.issue': ['technician'],
  'passes.remove': ['technician'],
  'approvals.list': operators,
  'approvals.request': ['technician'],
  'approvals.decide': ['technician'],
  'approvals.stop': ['technician'],
  'approvals.collectPass': ['technician'],
  'notices.read': operators,
  'notices.retry': ['technician'],
  'notices.alerts': operators,
  'messages.gateways': operators,
  'messages.templates': operators,
  'practicePhone.open': operators,
  'practicePhone.read': everyone,
  'practicePhone.answer': everyone,
  'settings.read': everyone,
  'settings.write': everyone,
  'settings.directories': everyone,
  'settings.saveDirectory': ['signed out', 'administrator'],
  'settings.removeDirectory': ['signed out', 'administrator'],
  'settings.resetPractice': ['signed out', 'auditor on the practice directory'],
  'settings.keyState': operators,
  'settings.importKey': ['administrator'],
  'settings.copyKey': ['administrator'],
  'app.info': everyone,
  'app.ready': everyone,
  'app.active': everyone,
}

describe('permissions', () => {
  it.each(Object.keys(permissions) as Channel[])('%s', (channel) => {
    expect(whoMay(channel)).toEqual(expected[channel])
  })
})
