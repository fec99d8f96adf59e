import type {
  AuditAction,
  ConsoleRole,
  DirectoryChoice,
  LockReason,
  Operator,
  PracticeOperatorId,
  SessionState,
} from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { DirectoryConnection } from '../directory/connection.ts'
import { ConsoleError, isCode } from '../errors.ts'
import type { DirectoryConfig } from '../settings/settings.ts'
import { createTurn } from '../turns.ts'
import type { Desk, GetDesk } from './desk.ts'
import { createPolicySource, type PolicySource } from './policy-source.ts'
import { beginSignIn, roleGroupsOf, type SignedIn } from './sign-in.ts'

export interface DirectoryAccess {
  choice: DirectoryChoice
  config: DirectoryConfig
  /** The practice directory's passwords are no secret; null for a real one. */
  passwordOf: ((operatorDn: string) => string | null) | null
}

export interface SessionOptions {
  auditLog: AuditLog
  clock: () => Date
  directory: (id: string) => Promise<DirectoryAccess>
  practiceOperator: (id: PracticeOperatorId) => { dn: string; password: string }
  changed: (state: SessionState) => void
  /** Runs with each newly bound connection before the operator goes on. */
  bound: (desk: Desk) => Promise<void>
  /** The operator is gone for good: what was begun for them ends. */
  ended: () => void
  log: (line: string) => void
}

export interface Session {
  state(): SessionState
  desk: GetDesk
  /** DNs of the groups whose members have the console roles. @throws as `desk` */
  roleGroups(): Record<ConsoleRole, string>
  signIn(directoryId: string, name: string, password: string): Promise<SessionState>
  signInPractice(id: PracticeOperatorId): Promise<SessionState>
  lock(why: LockReason): Promise<SessionState>
  unlock(password: string | null): Promise<SessionState>
  signOut(): Promise<SessionState>
}

interface Bound {
  connection: DirectoryConnection
  second: Promise<DirectoryConnection | null>
  policy: PolicySource
}

/**
 * Who is signed in, to what. The password is used for one bind and not kept: after a lock or a lost
 * connection the operator is asked for it again.
 */
export function createSession(options: SessionOptions): Session {
  const { auditLog } = options
  let state: SessionState = { state: 'signed-out' }
  let access: DirectoryAccess | null = null
  let bound: Bound | null = null
  // Sign-in, lock and unlock wait for one another, so that a lock is never overtaken by an earlier unlock.
  const inTurn = createTurn()

  function become(next: SessionState): SessionState {
    state = next
    options.changed(next)
    return next
  }

  async function unbind(): Promise<void> {
    const old = bound
    bound = null
    void old?.second.then((second) => second?.close())
    await old?.connection.close()
  }

  async function bind(directory: DirectoryAccess, name: string, password: string, action: AuditAction) {
    const known = state.state === 'signed-out' ? null : state.operator
    const attempt = await beginSignIn(directory.config, name)
    const record = {
      // Whatever was typed may be a password in the wrong field: only a DN that the name stands for is recorded.
      operator: { dn: known?.dn ?? attempt.dn, name: known?.name ?? '' },
      user: null,
      action,
      detail: { directory: directory.choice.label },
    }
    const bindOnce = () => attempt.bind(password)
    const whoItIs = ({ operator }: SignedIn) => ({ operator: operator.dn })
    const signedIn = await auditLog.around(record, bindOnce, whoItIs).catch((error: unknown) => {
      // Thrown before the bind was begun. Who can't change anything unrecorded may still look at users.
      if (!isCode(error, 'audit-log-unwritable')) throw error
      options.log(`${action} is not recorded: ${error.message}`)
      return bindOnce()
    })
    await unbind()
    const { connection, operator, second } = signedIn
    const policy = createPolicySource(connection, directory.config.baseDn, operator.dn, options.clock)
    await policy.load()
    // From here on `onLost` tells; before, nobody has listened, and a dead connection must not pass for a session's.
    if (connection.isLost) {
      void second.then((other) => other?.close())
      throw new ConsoleError(
        'directory-unreachable',
        'The connection was lost before the operator was let in.',
      )
    }
    bound = { connection, second, policy }
    access = directory
    connection.onLost((error) => {
      if (bound?.connection !== connection || state.state !== 'signed-in') return
      options.log(`directory connection lost: ${error.message}`)
      become({ ...state, connection: 'lost' })
    })
    become({ state: 'signed-in', operator, directory: directory.choice, connection: 'bound' })
    await options.bound(desk()).catch((error: Error) => options.log(`after bind: ${error.message}`))
    return state
  }

  async function leave(action: AuditAction, operator: Operator): Promise<void> {
    // Leaving is safe even where it can't be recorded; staying would not be.
    const record = { operator: { dn: operator.dn, name: operator.name }, user: null, action, detail: {} }
    await auditLog.around(record, unbind).catch((error: Error) => {
      options.log(`audit log: ${error.message}`)
      return unbind()
    })
  }

  const desk: GetDesk = () => {
    if (state.state === 'signed-out') throw new ConsoleError('not-signed-in', 'Nobody is signed in.')
    if (state.state === 'locked') throw new ConsoleError('locked', 'The console is locked.')
    if (!bound || !access || state.connection === 'lost')
      throw new ConsoleError('directory-lost', 'The directory connection is gone.')
    const { connection, second, policy } = bound
    return {
      connection,
      operator: state.operator,
      directory: state.directory,
      baseDn: access.config.baseDn,
      get policy() {
        return policy.current()
      },
      get scope() {
        return policy.scope()
      },
      get issuer() {
        return policy.current().organization.issuer
      },
      second: async () => {
        const other = await second
        return other?.isLost === false ? other : null
      },
      reloadPolicy: policy.load,
    }
  }

  return {
    state: () => state,
    desk,
    roleGroups() {
      desk()
      if (!access) throw new ConsoleError('not-signed-in', 'Nobody is signed in.')
      return roleGroupsOf(access.config)
    },
    signIn: (directoryId, name, password) =>
      inTurn(async () => {
        if (state.state !== 'signed-out')
          throw new ConsoleError('not-permitted', 'Somebody is signed in already.')
        return bind(await options.directory(directoryId), name.trim(), password, 'sign-in')
      }),
    signInPractice: (id) =>
      inTurn(async () => {
        if (state.state !== 'signed-out')
          throw new ConsoleError('not-permitted', 'Somebody is signed in already.')
        const { dn, password } = options.practiceOperator(id)
        return bind(await options.directory('practice'), dn, password, 'sign-in')
      }),
    lock: (why) =>
      inTurn(async () => {
        // What was kept behind a lock is gone with the page.
        if (state.state === 'locked' && why === 'crash') return become({ ...state, why })
        if (state.state !== 'signed-in') return state
        const { operator, directory } = state
        become({ state: 'locked', operator, directory, why })
        await leave('lock', operator)
        return state
      }),
    unlock: (password) =>
      inTurn(async () => {
        if (state.state === 'signed-out' || !access)
          throw new ConsoleError('not-signed-in', 'Nobody is signed in.')
        if (state.state === 'signed-in' && state.connection === 'bound') return state
        const known = access.passwordOf?.(state.operator.dn) ?? password
        if (known === null) throw new ConsoleError('wrong-credentials', 'No password was given.')
        const action = state.state === 'locked' ? 'unlock' : 'reconnect'
        // The practice directory may listen on another port by now.
        return bind(await options.directory(state.directory.id), state.operator.dn, known, action)
      }),
    signOut: () =>
      inTurn(async () => {
        if (state.state === 'signed-out') return state
        const { operator } = state
        become({ state: 'signed-out' })
        options.ended()
        await leave('sign-out', operator)
        access = null
        return state
      }),
  }
}
