import type { Events } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { Later } from '../later.ts'
import type { Messaging } from '../messaging/messaging.ts'
import type { Clocks } from '../messaging/stopwatch.ts'
import type { Random } from '../methods/authenticator-app.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'
import { createApprovableCalls } from './approvals/approvable-calls.ts'
import { type ApprovalStoreOptions, createApprovalStore } from './approvals/approval-store.ts'
import { type Approvals, createApprovals } from './approvals/approvals.ts'
import { tellAdministrators } from './break-glass.ts'
import { createWriter, type DoneChange, type SecurityInfoWriter } from './change.ts'
import { createEnrollments, type Enrollments } from './enrollment.ts'
import { createMethodChanges, type MethodChanges } from './method-changes.ts'
import { createMethodTests, type MethodTests } from './method-tests.ts'
import { noticeOf, noticeOfHold } from './notices/notice-of-change.ts'
import { createNotices, type Notices } from './notices/notices.ts'
import { createPasses, type Passes } from './passes.ts'
import { isReset } from './protected-actions.ts'
import { createProtection, type Protection } from './protection.ts'
import { takeOutDevices } from './removed-devices.ts'
import { createReset, type Reset } from './reset.ts'
import { settleIntents } from './settle.ts'
import type { UserDisplay } from './user-display.ts'
import { createUsers, type Users } from './users.ts'
import { createVelocityWatch, type VelocityWatch } from './velocity.ts'
import { createVerifications, type Verifications } from './verification/verification.ts'
import {
  createVerificationStore,
  reportedIds,
  type VerificationStore,
} from './verification/verification-store.ts'

export interface HelpDeskOptions extends Clocks {
  /** User data. */
  folder: string
  desk: GetDesk
  auditLog: AuditLog
  keys: OrganizationKeys
  messaging: Pick<Messaging, 'codes' | 'push' | 'sendNotice'>
  /** DN of the administrators' group. */
  administrators: () => string
  display: Pick<UserDisplay, 'show' | 'clear' | 'state'>
  random: Random
  later?: Later | undefined
  readStamp?: ApprovalStoreOptions['readStamp']
  tell: <E extends keyof Events>(event: E, value: Events[E]) => void
  log: (line: string) => void
}

export interface HelpDesk {
  users: Users
  enrollments: Enrollments
  changes: MethodChanges
  tests: MethodTests
  verifications: Verifications
  verificationStore: VerificationStore
  protection: Protection
  writer: SecurityInfoWriter
  reset: Reset
  passes: Passes
  approvals: Approvals
  notices: Notices
  velocity: VelocityWatch
  /** An operator is there, bound anew: finds out what became of what was under way, and goes on. */
  bound(desk: Desk): Promise<void>
  /** Locked or signed out: whoever comes back may be talking to somebody else. */
  away(): void
  /** The operator is gone for good: what was begun for them ends. */
  ended(): void
}

const countEveryMs = 30_000

/** What operators do for users, each part with those that it stands on. */
export function createHelpDesk(options: HelpDeskOptions): HelpDesk {
  const { desk, auditLog, keys, clock, uptime, random, later, tell, log, display, folder } = options
  const { codes, push, sendNotice } = options.messaging
  const newId = () => Buffer.from(random(8)).toString('hex')
  let counting: ReturnType<typeof setInterval> | null = null

  const verificationStore = createVerificationStore({ clock, uptime, newId })
  const approvalStore = createApprovalStore(options)
  const velocity = createVelocityWatch({
    ...{ desk, clock },
    changed: (alerts) => tell('notices.alerts', alerts),
  })
  const protection = createProtection({
    ...{ verifications: verificationStore, grants: approvalStore, clock },
    tooFast: velocity.tooFast,
  })
  const notices = createNotices({
    ...{ folder, desk, auditLog, clock, uptime, random, log, deliver: sendNotice },
    changed: (dn) => tell('notices.changed', { dn }),
  })
  const writer = createWriter({
    ...{ auditLog, protection, grants: approvalStore, clock },
    telling: (done, intent, work) => notices.around(noticeOf(done, reportedLost(done)), intent, work),
    done: afterChange,
  })
  const users = createUsers({ desk, auditLog, writer, clock })
  const work = { desk, auditLog, writer, keys, clock, random, codes, push }
  const enrollments = createEnrollments({
    ...{ ...work, settle, display, later },
    ended: (enrollmentId) => tell('enrollment.ended', { enrollmentId }),
    answered: (answered) => tell('enrollment.answered', answered),
  })
  const tests = createMethodTests({
    ...{ ...work, display },
    answered: (answered) => tell('tests.answered', answered),
  })
  const changes = createMethodChanges({ desk, writer, clock })
  const passes = createPasses({ desk, writer, clock, random, display })
  const reset = createReset({ desk, writer, protection, passes, clock })
  const verifications = createVerifications({
    ...{ desk, auditLog, store: verificationStore, protection, tests, writer, clock },
    recent: users.recent,
    tooFast: velocity.tooFast,
    changed: (dn) => tell('verification.changed', { dn }),
    brokeGlass: (at, user, reason) =>
      tellAdministrators(notices, { desk: at, user, reason, group: options.administrators, log }),
  })
  const { actionsFor, effectsOf, carryOut } = createApprovableCalls({ changes, users, reset, passes, clock })
  const approvals = createApprovals({
    ...{
      desk,
      auditLog,
      store: approvalStore,
      protection,
      clock,
      random,
      actionsFor,
      effectsOf,
      carryOut,
      log,
    },
    changed: (list) => tell('approvals.changed', list),
    holding: (hold, intent, work) => notices.around(noticeOfHold(hold), intent, work),
  })

  function reportedLost({ desk: at, entry }: DoneChange): string[] {
    return reportedIds(verificationStore.find(at, entry))
  }

  /** What a killed console or a broken connection left open, of this user or of all. */
  async function settle(at: Desk, user?: string): Promise<void> {
    const approvalFailed = (id: string) => approvalStore.failed(at, { id }, 'outcome-unknown')
    const { settled } = notices
    await settleIntents(at, { auditLog, clock, settled, approvalFailed, ...(user !== undefined && { user }) })
  }

  function afterChange(done: DoneChange): void {
    const { dn } = done.entry
    users.changed(dn)
    takeOutDevices(push, done)
    // What is offered as evidence, and what the buttons need, follows from the methods.
    tell('verification.changed', { dn })
    // The next one's buttons are to say at once that it was one too many.
    if (isReset(done.authority.actions)) void velocity.count()
  }

  return {
    ...{ users, enrollments, changes, tests, verifications, verificationStore, protection, writer },
    ...{ reset, passes, approvals, notices, velocity },
    async bound(at) {
      await settle(at)
      notices.start()
      approvals.startWatch()
      void approvals.look()
      void velocity.count()
      counting ??= setInterval(() => void velocity.count(), countEveryMs).unref()
    },
    away() {
      verificationStore.endAll()
      tests.endEvidence()
    },
    ended() {
      verificationStore.endAll()
      enrollments.endAll()
      tests.endAll()
      passes.endAll()
      approvals.stopWatch()
      approvals.endAll()
      velocity.forget()
      if (counting) clearInterval(counting)
      counting = null
    },
  }
}
