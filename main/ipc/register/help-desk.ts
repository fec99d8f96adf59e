import type { HelpDesk } from '../../helpdesk/help-desk.ts'
import { readUserFor } from '../../helpdesk/read-user.ts'
import type { GetDesk } from '../../session/desk.ts'
import type { Handle } from '../handle.ts'
import { registerApprovals } from './approvals.ts'
import { registerEnrollment } from './enrollment.ts'
import { registerMethods } from './methods.ts'
import { registerNotices } from './notices.ts'
import { registerPasses } from './passes.ts'
import { registerReset } from './reset.ts'
import { registerTests } from './tests.ts'
import { registerUsers } from './users.ts'
import { registerVerification } from './verification.ts'

/** All that operators do for users. */
export function registerHelpDesk(
  handle: Handle,
  helpDesk: HelpDesk,
  { desk, ...rest }: Parameters<typeof registerEnrollment>[2] & { desk: GetDesk },
): void {
  registerUsers(handle, helpDesk.users)
  registerEnrollment(handle, helpDesk.enrollments, rest)
  registerMethods(handle, helpDesk.changes)
  registerTests(handle, helpDesk.tests)
  registerVerification(handle, helpDesk.verifications)
  registerReset(handle, helpDesk.reset)
  registerPasses(handle, helpDesk.passes)
  registerApprovals(handle, helpDesk.approvals)
  registerNotices(handle, {
    notices: helpDesk.notices,
    alerts: helpDesk.velocity.alerts,
    requireUser: async (dn) => {
      const at = desk()
      // Who may see everybody needs no look at the directory for what is kept here.
      if (at.scope !== null) await readUserFor(at, dn)
    },
  })
}
