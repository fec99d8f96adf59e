import { z } from 'zod'
import type { Argument, Channel } from '../../preload/contract.ts'

const nothing = z.undefined()
// Generous bounds: long enough for any real value, short enough that a broken renderer can't fill memory.
const dn = z.string().min(1).max(8_000)
const words = z.string().max(20_000)
const id = z.string().min(1).max(200)
const password = z.string().max(4_000)
const consoleRole = z.enum(['technician', 'auditor', 'administrator'])
const security = z.enum(['ldap', 'starttls', 'ldaps'])

/** What each channel's argument must look like. A channel without a schema does not compile. */
export const schemas = {
  'session.signInPage': nothing,
  'session.current': nothing,
  'session.signIn': z.strictObject({ directoryId: id, userName: z.string().min(1).max(8_000), password }),
  'session.signInPractice': z.strictObject({ operator: consoleRole }),
  'session.lock': nothing,
  'session.unlock': z.strictObject({ password: password.nullable() }),
  'session.signOut': nothing,
  'users.search': z.strictObject({ words }),
  'users.read': z.strictObject({ dn }),
  'users.history': z.strictObject({ dn }),
  'users.repair': z.strictObject({ dn }),
  'enrollment.begin': z.strictObject({
    dn,
    type: z.literal('authenticator-app'),
    app: z.enum(['microsoft', 'other']),
  }),
  'enrollment.confirm': z.strictObject({ enrollmentId: id, code: z.string().max(1_000) }),
  'enrollment.finish': z.strictObject({ enrollmentId: id }),
  'enrollment.cancel': z.strictObject({ enrollmentId: id }),
  'enrollment.copy': z.strictObject({ enrollmentId: id, what: z.enum(['key', 'uri']) }),
  'settings.read': nothing,
  'settings.write': z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).exactOptional(),
    singleKeyShortcuts: z.boolean().exactOptional(),
  }),
  'settings.directories': nothing,
  'settings.saveDirectory': z.strictObject({
    id: id.nullable(),
    label: z.string().trim().min(1).max(200),
    urls: z.array(z.string().max(1_000)).min(1).max(10),
    security,
    ca: z.string().max(200_000).nullable(),
    baseDn: dn,
    roleGroups: z.strictObject({ technician: dn, auditor: dn, administrator: dn }).nullable(),
  }),
  'settings.removeDirectory': z.strictObject({ id }),
  'settings.resetPractice': nothing,
  'settings.keyState': nothing,
  'settings.importKey': z.strictObject({ key: z.string().max(200) }),
  'settings.copyKey': nothing,
  'app.info': nothing,
  'app.ready': nothing,
  'app.active': nothing,
} satisfies { [C in Channel]: z.ZodType<Argument<C>> }
