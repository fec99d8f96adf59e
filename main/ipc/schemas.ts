import { z } from 'zod'
import type { Argument, Channel } from '../../preload/contract.ts'
import { coverageFlags } from '../coverage/flags.ts'
import { approvableCall, passWish, resetWish } from '../helpdesk/wishes.ts'
import { methodTypes } from '../methods/offers.ts'

const nothing = z.undefined()
// Generous bounds: long enough for any real value, short enough that a broken renderer can't fill memory.
const dn = z.string().min(1).max(8_000)
const words = z.string().max(20_000)
const id = z.string().min(1).max(200)
const password = z.string().max(4_000)
const practiceOperator = z.enum(['technician', 'auditor', 'administrator', 'lead'])
const security = z.enum(['ldap', 'starttls', 'ldaps'])
/** A field that somebody types into: long enough for any paste to be refused with a reason. */
const typed = z.string().max(20_000)
const line = z.string().max(1_000)
const secret = z.string().min(1).max(20_000)
const answers = z.array(z.strictObject({ question: typed, answer: typed })).max(20)
const country = z.string().max(10)
const wish = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('authenticator-app'), app: z.enum(['microsoft', 'other']) }),
  z.strictObject({ type: z.literal('text'), country, number: typed }),
  z.strictObject({ type: z.literal('call'), country, number: typed, extension: typed.nullable() }),
  z.strictObject({ type: z.literal('email'), address: typed }),
  z.strictObject({ type: z.literal('push') }),
  z.strictObject({ type: z.literal('security-questions') }),
])
const templates = z.strictObject({
  text: typed,
  call: typed,
  mailSubject: typed,
  mailBody: typed,
  noticeText: typed,
  noticeCall: typed,
  noticeMailSubject: typed,
  noticeMailBody: typed,
})
const helpCase = z.strictObject({ reason: line, text: typed, ticket: line.nullable() })
const methodIds = z.array(id).max(1_000)
const observed = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call-back'),
    outcome: z.enum(['confirmed', 'no-answer', 'somebody-else']),
  }),
  z.strictObject({
    kind: z.literal('photo-id'),
    how: z.enum(['in-person', 'video']),
    document: z.enum(['passport', 'drivers-license', 'national-id', 'staff-card', 'student-card']),
    // Refused with a reason by the service; a whole number is not even to be looked at.
    lastFour: z.string().max(4),
    outcome: z.enum(['matches', 'does-not-match']),
  }),
])

/** A policy: templates of messages are the longest that it holds. */
const policyText = z.string().max(1_000_000)
const methodType = z.enum(methodTypes)
const coverageList = z.enum([
  'lacking',
  'capable',
  'everybody',
  'shared-targets',
  'never-confirmed',
  'not-tested',
  'one-method',
  'privileged-weak',
  'pass-outstanding',
  're-registration',
  'malformed',
])
const coverageSelection = z.strictObject({
  list: coverageList,
  words: line,
  role: line.nullable(),
  group: z.strictObject({ attribute: line, value: line.nullable() }).nullable(),
  has: z.enum(['required', 'registered', 'nothing', ...methodTypes]).nullable(),
  missing: methodType.nullable(),
  requirement: z.number().int().min(0).nullable(),
  flag: z.enum(coverageFlags).nullable(),
  sort: z.strictObject({
    by: z.enum([
      'name',
      'user-name',
      'roles',
      'group',
      'missing',
      'methods',
      'default',
      'confirmed',
      'flags',
      'detail',
    ]),
    descending: z.boolean(),
  }),
})

const reminderChannel = z.enum(['email', 'text'])
const reminderWords = z.strictObject({ mailSubject: typed, mailBody: typed, text: typed })
const reminderTemplates = z.strictObject({
  nothing: reminderWords,
  'registered-only': reminderWords,
  manager: reminderWords.omit({ text: true }),
})
const reminderExamples = z.strictObject({ nothing: dn.nullable(), 'registered-only': dn.nullable() })

const directory = z.strictObject({
  label: z.string().trim().min(1).max(200),
  urls: z.array(z.string().max(1_000)).min(1).max(10),
  security,
  ca: z.string().max(200_000).nullable(),
  baseDn: dn,
  roleGroups: z.strictObject({ technician: dn, auditor: dn, administrator: dn }).nullable(),
})

/** What each channel's argument must look like. A channel without a schema does not compile. */
export const schemas = {
  'session.signInPage': nothing,
  'session.current': nothing,
  'session.signIn': z.strictObject({ directoryId: id, userName: z.string().min(1).max(8_000), password }),
  'session.signInPractice': z.strictObject({ operator: practiceOperator }),
  'session.lock': nothing,
  'session.unlock': z.strictObject({ password: password.nullable() }),
  'session.signOut': nothing,
  'users.search': z.strictObject({ words }),
  'users.read': z.strictObject({ dn }),
  'users.history': z.strictObject({ dn }),
  'users.repair': z.strictObject({ dn }),
  'enrollment.countries': nothing,
  'enrollment.begin': z.strictObject({ dn, wish }),
  'enrollment.resend': z.strictObject({ enrollmentId: id }),
  'enrollment.pushState': z.strictObject({ enrollmentId: id }),
  'enrollment.pushAgain': z.strictObject({ enrollmentId: id }),
  'enrollment.confirm': z.strictObject({ enrollmentId: id, code: typed }),
  'enrollment.answer': z.strictObject({ enrollmentId: id, answers }),
  'enrollment.finish': z.strictObject({ enrollmentId: id }),
  'enrollment.cancel': z.strictObject({ enrollmentId: id }),
  'enrollment.copy': z.strictObject({ enrollmentId: id, what: z.enum(['key', 'uri']) }),
  'methods.rename': z.strictObject({ dn, methodId: id, label: typed }),
  'methods.remove': z.strictObject({ dn, methodId: id }),
  'methods.makeDefault': z.strictObject({ dn, methodId: id }),
  'tests.begin': z.strictObject({ dn, methodId: id }),
  'tests.resend': z.strictObject({ testId: id }),
  'tests.pushState': z.strictObject({ testId: id }),
  'tests.pushAgain': z.strictObject({ testId: id }),
  'tests.confirm': z.strictObject({ testId: id, code: typed }),
  'tests.answer': z.strictObject({ testId: id, answers: z.array(typed).max(10) }),
  'tests.notArrived': z.strictObject({ testId: id }),
  'tests.cancel': z.strictObject({ testId: id }),
  'verification.read': z.strictObject({ dn }),
  'verification.setCase': z.strictObject({ dn, case: helpCase }),
  'verification.reportLost': z.strictObject({ dn, methodIds }),
  'verification.begin': z.strictObject({ dn, optionId: id }),
  'verification.observe': z.strictObject({ dn, optionId: id, observed }),
  'verification.callerFailed': z.strictObject({ dn }),
  'verification.breakGlass': z.strictObject({ dn, reason: typed }),
  'verification.end': z.strictObject({ dn }),
  'reset.devices': z.strictObject({ dn }),
  'reset.preview': z.strictObject({ dn, wish: resetWish }),
  'reset.apply': z.strictObject({ dn, wish: resetWish }),
  'reset.restore': z.strictObject({ dn, methodId: id }),
  'passes.bounds': nothing,
  'passes.issue': z.strictObject({ dn, wish: passWish }),
  'passes.remove': z.strictObject({ dn }),
  'approvals.list': nothing,
  'approvals.request': z.strictObject({ dn, call: approvableCall }),
  'approvals.decide': z.strictObject({ id, approve: z.boolean(), reason: typed }),
  'approvals.stop': z.strictObject({ id, cancelCode: line.nullable(), reason: typed }),
  'approvals.collectPass': z.strictObject({ id }),
  'notices.read': z.strictObject({ dn }),
  'notices.retry': z.strictObject({ id }),
  'notices.alerts': nothing,
  'coverage.run': nothing,
  'coverage.read': nothing,
  'coverage.cancel': nothing,
  'coverage.open': z.strictObject({ list: coverageList }),
  'coverage.cancelList': nothing,
  'coverage.rows': z.strictObject({
    selection: coverageSelection,
    from: z.int().min(0).max(10_000_000),
    count: z.int().min(0).max(1_000),
  }),
  'coverage.trend': nothing,
  'exports.preview': z.strictObject({ selection: coverageSelection }),
  'exports.begin': z.strictObject({
    format: z.enum(['csv', 'json', 'pdf']),
    bom: z.boolean(),
    selection: coverageSelection,
  }),
  'exports.cancel': nothing,
  'exports.show': nothing,
  'exports.page': nothing,
  'exports.drawn': nothing,
  'reminders.plan': z.strictObject({ selection: coverageSelection, channel: reminderChannel }),
  'reminders.templates': nothing,
  'reminders.preview': z.strictObject({ templates: reminderTemplates, examples: reminderExamples }),
  'reminders.saveTemplates': z.strictObject({ templates: reminderTemplates, before: reminderTemplates }),
  'reminders.sendTest': z.strictObject({
    channel: reminderChannel,
    to: line,
    kind: z.enum(['nothing', 'registered-only']),
    templates: reminderTemplates,
    examples: reminderExamples,
  }),
  'reminders.start': z.strictObject({ selection: coverageSelection, channel: reminderChannel }),
  'reminders.state': nothing,
  'reminders.pause': nothing,
  'reminders.resume': nothing,
  'reminders.cancel': nothing,
  'reminders.list': z.strictObject({
    words: line,
    outcome: z.enum(['waiting', 'sent', 'maybe-sent', 'failed', 'left-out']).nullable(),
    from: z.int().min(0).max(10_000_000),
    count: z.int().min(0).max(1_000),
  }),
  'policy.read': nothing,
  'policy.check': z.strictObject({ document: policyText }),
  'policy.tryOut': z.strictObject({ document: policyText, at: z.iso.date().nullable() }),
  'policy.tryOutState': nothing,
  'policy.cancelTryOut': nothing,
  'policy.tryOutRows': z.strictObject({
    list: z.enum(['become', 'stop', 'stranded', 'nothingLeft']),
    role: line.nullable(),
    words: line,
    from: z.int().min(0).max(10_000_000),
    count: z.int().min(0).max(1_000),
  }),
  'policy.save': z.strictObject({
    document: policyText,
    before: z.strictObject({ document: policyText, version: z.int().nullable() }),
  }),
  'policy.versions': nothing,
  'policy.version': z.strictObject({ id }),
  'messages.gateways': nothing,
  'messages.choose': z.strictObject({
    text: z.enum(['practice', 'twilio']).nullable(),
    call: z.enum(['practice', 'twilio']).nullable(),
    email: z.enum(['practice', 'smtp', 'twilio']).nullable(),
    push: z.enum(['practice', 'twilio']).nullable(),
  }),
  'messages.saveTwilio': z.strictObject({
    accountSid: line,
    keySid: line,
    serviceSid: line,
    sender: line.nullable(),
    secret: secret.nullable(),
  }),
  'messages.saveSmtp': z.strictObject({
    host: line,
    port: z.int().min(1).max(65_535),
    security: z.enum(['tls', 'starttls', 'none']),
    userName: line.nullable(),
    from: line,
    dkim: z.strictObject({ domain: line, selector: line, privateKey: secret.nullable() }).nullable(),
    secret: secret.nullable(),
  }),
  'messages.sendTest': z.strictObject({ channel: z.enum(['text', 'call', 'email']), to: line }),
  'messages.ownPush': nothing,
  'messages.testPush': z.strictObject({ methodId: id }),
  'messages.pushTest': nothing,
  'messages.templates': nothing,
  'messages.preview': templates,
  'messages.saveTemplates': z.strictObject({ templates, before: templates }),
  'practicePhone.open': nothing,
  'practicePhone.read': nothing,
  'practicePhone.answer': z.strictObject({ id, number: z.string().max(20).nullable() }),
  'userDisplay.open': nothing,
  'userDisplay.close': nothing,
  'userDisplay.state': nothing,
  'userDisplay.content': nothing,
  'userDisplay.answer': z.strictObject({ answers }),
  'settings.read': nothing,
  'settings.write': z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).exactOptional(),
    singleKeyShortcuts: z.boolean().exactOptional(),
  }),
  'settings.directories': nothing,
  'settings.ownDirectory': nothing,
  'settings.addDirectory': directory,
  'settings.changeOwnDirectory': directory,
  'settings.removeDirectory': z.strictObject({ id }),
  'settings.resetPractice': nothing,
  'settings.keyState': nothing,
  'settings.importKey': z.strictObject({ key: z.string().max(200) }),
  'settings.copyKey': nothing,
  'app.info': nothing,
  'app.ready': nothing,
  'app.active': nothing,
} satisfies { [C in Channel]: z.ZodType<Argument<C>> }
