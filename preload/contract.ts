/**
 * Every call and event that the renderer may use. Types only, no imports: main implements it, preload
 * exposes it, the renderer's queries consume it.
 *
 * Each call takes one argument (or none) and resolves to a `Result`; it never rejects for a failure that an
 * operator can meet. Times are ISO 8601 strings in UTC. Users are named by their DN.
 */

// ---------------------------------------------------------------- words

export type ConsoleRole = 'technician' | 'auditor' | 'administrator'

export type MethodType = 'authenticator-app' | 'push' | 'text' | 'call' | 'email' | 'security-questions'

/** Methods to which a code goes. */
export type CodeChannel = 'text' | 'call' | 'email'

export type ErrorCode =
  // sign-in
  | 'wrong-credentials'
  | 'account-locked'
  | 'account-disabled'
  | 'password-expired'
  | 'no-console-role'
  | 'name-not-unique'
  | 'name-lookup-refused'
  // reaching the directory
  | 'directory-unreachable'
  | 'certificate-not-trusted'
  | 'not-ldap'
  | 'starttls-refused'
  | 'directory-timeout'
  | 'directory-lost'
  | 'directory-busy'
  | 'directory-unavailable'
  | 'directory-garbled'
  | 'confidentiality-required'
  | 'strong-authentication-required'
  | 'referral'
  // what the directory answers
  | 'insufficient-access'
  | 'unwilling'
  | 'constraint-violation'
  | 'changed-elsewhere'
  | 'already-exists'
  | 'not-found'
  | 'time-limit'
  | 'size-limit'
  | 'admin-limit'
  | 'schema-missing'
  | 'directory-error'
  // the policy
  | 'policy-missing'
  | 'policy-invalid'
  // the border
  | 'unknown-sender'
  | 'bad-arguments'
  | 'not-permitted'
  | 'not-signed-in'
  | 'locked'
  // enrollment
  | 'enrollment-ended'
  | 'method-not-allowed'
  // phone numbers and addresses: detail.problem says which
  | 'bad-number'
  | 'bad-address'
  // messages
  | 'no-gateway'
  | 'send-limit'
  | 'gateway-unreachable'
  | 'gateway-refused'
  | 'gateway-garbled'
  | 'gateway-credentials'
  | 'gateway-busy'
  | 'number-blocked'
  // tests of methods
  | 'test-ended'
  // this computer
  | 'outcome-unknown'
  | 'audit-log-unwritable'
  | 'storage-unwritable'
  | 'no-keychain'
  | 'bad-settings'
  | 'internal'

export interface ErrorData {
  code: ErrorCode
  /** One technical line for logs and the Details fold. Never holds a secret. */
  message: string
  /** Values that the operator's sentence needs, by name. */
  detail?: Record<string, string | number>
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorData }

// ---------------------------------------------------------------- session

export interface DirectoryChoice {
  id: string
  label: string
  practice: boolean
  /** `ldap` travels in the clear. */
  security: 'ldap' | 'starttls' | 'ldaps'
  urls: string[]
  baseDn: string
}

export interface PracticeOperator {
  id: ConsoleRole
  name: string
  title: string
}

export interface Operator {
  dn: string
  name: string
  userName: string
  roles: ConsoleRole[]
}

export type SessionState =
  | { state: 'signed-out' }
  | { state: 'locked'; operator: Operator; directory: DirectoryChoice; why: 'idle' | 'suspend' | 'operator' }
  /** `lost`: the connection is gone; what is on screen stays readable, the password is asked for again. */
  | { state: 'signed-in'; operator: Operator; directory: DirectoryChoice; connection: 'bound' | 'lost' }

export interface SignInPage {
  /** The organization's own. */
  directories: DirectoryChoice[]
  practiceOperators: PracticeOperator[]
}

// ---------------------------------------------------------------- users

export type AccountState = 'active' | 'locked' | 'disabled'

/** registered: has methods. Capable: those that the policy allows meet what it requires. */
export interface CoverageState {
  required: boolean
  registered: boolean
  capable: boolean
  malformed: boolean
}

export interface UserSummary {
  dn: string
  name: string
  userName: string | null
  roles: string[]
  department: string | null
  title: string | null
  mail: string | null
  employeeNumber: string | null
  account: AccountState
  coverage: CoverageState
}

export interface UserSearchResult {
  /** The best matches, best first, at most 50. */
  users: UserSummary[]
  /** More users match than are shown. */
  more: boolean
}

export interface RequirementState {
  anyOf: MethodType[]
  atLeast: number
  /** The user's methods that count for this requirement. */
  has: MethodType[]
  met: boolean
}

export interface RoleState {
  role: string
  allow: MethodType[]
  requirements: RequirementState[]
  met: boolean
}

export interface Method {
  id: string
  type: MethodType
  label: string
  /** A phone number or mailbox; never a secret. */
  target: string | null
  addedAt: string | null
  addedBy: string | null
  confirmedAt: string | null
  lastTest: { at: string; result: 'passed' | 'failed'; by: string } | null
  isDefault: boolean
  /** False: no role of the user's allows it, so it does not count. */
  allowed: boolean
  /** What its removal does. */
  ifRemoved: {
    /** Labels of roles whose requirements it alone still meets. */
    unmeets: string[]
    /** Id of the method that becomes the default instead; null: it is not the default, or none can be. */
    nextDefault: string | null
  }
}

export interface MethodOffer {
  type: MethodType
  /** Roles for which it would fulfill an unmet requirement. */
  fulfills: string[]
}

/** What the wizard asks for, in this order. Follows from the policy and from what is set up already. */
export interface EnrollmentPlan {
  /** How many methods are still to be set up until every requirement is met. */
  stepsLeft: number
  /** What to offer first: meets an unmet requirement, or the first optional one; null: all is set up. */
  next: MethodType | null
  /** Allowed, of a type that the user has none of, and needed by no requirement. */
  optional: MethodType[]
}

/** A value of the user's security info that can't be understood; a repair removes it. */
export interface MalformedValue {
  attribute: string
  problem:
    | 'not-json'
    | 'wrong-shape'
    | 'duplicate-id'
    | 'unknown-type'
    | 'bad-version'
    | 'default-without-method'
    | 'types-differ'
    | 'bad-time'
}

export interface UserCard {
  dn: string
  name: string
  userName: string | null
  /** A data: URL of a checked JPEG or PNG, else null. */
  photo: string | null
  photoUnreadable: boolean
  title: string | null
  department: string | null
  employeeNumber: string | null
  mails: string[]
  phones: { kind: 'work' | 'mobile'; number: string }[]
  manager: { dn: string; name: string } | null
  account: AccountState
  privileged: boolean
  coverage: CoverageState
  roles: RoleState[]
  methods: Method[]
  offers: MethodOffer[]
  plan: EnrollmentPlan
  malformed: MalformedValue[]
  reregisterSince: string | null
  /** What the signed-in operator may do here. */
  may: { enroll: boolean; repair: boolean; test: boolean; change: boolean }
  readAt: string
}

export interface HistoryEntry {
  at: string
  operator: string
  action: AuditAction
  outcome: AuditOutcome
  detail: Record<string, string | number>
}

export type AuditAction =
  | 'sign-in'
  | 'sign-out'
  | 'lock'
  | 'unlock'
  | 'reconnect'
  | 'add-method'
  | 'rename-method'
  | 'remove-method'
  | 'change-default'
  | 'test-method'
  | 'repair'
  | 'change-policy'
  | 'reset-practice-directory'
  | 'change-settings'
  | 'import-organization-key'
  | 'copy-organization-key'

/** `unknown`: the connection was lost in the middle and the outcome is not settled yet. */
export type AuditOutcome = 'succeeded' | 'failed' | 'unknown'

// ---------------------------------------------------------------- enrollment

/** What is to be set up. */
export type EnrollmentWish =
  | { type: 'authenticator-app'; app: 'microsoft' | 'other' }
  /** `country`: ISO 3166-1 alpha-2; `number`: as typed. */
  | { type: 'text'; country: string; number: string }
  | { type: 'call'; country: string; number: string; extension: string | null }
  | { type: 'email'; address: string }
  | { type: 'push' }
  | { type: 'security-questions' }

/** The key and QR code that are on show; gone from the renderer with the page. */
export interface AuthenticatorEnrollment {
  type: 'authenticator-app'
  enrollmentId: string
  issuer: string
  account: string
  /** Base32, in groups of four. */
  key: string
  uri: string
  /** SVG markup of the QR code, dark on white with its quiet zone. */
  qrSvg: string
  attemptsLeft: number
}

/** A code that was sent, and what may be done next. */
export interface SentCode {
  channel: CodeChannel
  /** The number in E.164 (an extension after `;ext=`), or the address. */
  target: string
  /** As people write it. */
  display: string
  via: GatewayKind
  sentAt: string
  expiresAt: string
  /** From when on another one may be sent; null: that was the last. */
  resendAt: string | null
  sendsLeft: number
  attemptsLeft: number
  /** How many other accounts have this number or address. */
  sharedWith: number
}

export interface CodeEnrollment {
  type: CodeChannel
  enrollmentId: string
  sent: SentCode
}

export interface PushState {
  stage: 'waiting-for-device' | 'waiting-for-approval' | 'approved' | 'denied' | 'expired' | 'not-delivered'
  /** Two digits that the user types on the device; null unless it waits for the approval. */
  number: string | null
  /** When the stage that waits ends by itself. */
  expiresAt: string
  /** What the device scans to register; null once it has. */
  registration: { uri: string; qrSvg: string } | null
}

export interface PushEnrollment {
  type: 'push'
  enrollmentId: string
  push: PushState
}

/** What the policy says of security questions. */
export interface QuestionsForm {
  questions: string[]
  /** Questions of the user's own are allowed. */
  own: boolean
  atLeast: number
  atMost: number
  /** Who types the answers. */
  answeredBy: 'user' | 'operator'
}

export interface QuestionsEnrollment {
  type: 'security-questions'
  enrollmentId: string
  form: QuestionsForm
}

export type BegunEnrollment = AuthenticatorEnrollment | CodeEnrollment | PushEnrollment | QuestionsEnrollment

export interface AnsweredQuestion {
  question: string
  answer: string
}

/** Which of the questions or answers can't be taken, and why. `index` counts from 0; null: their number. */
export interface AnswerProblem {
  index: number | null
  why:
    | 'too-few'
    | 'too-many'
    | 'question-not-offered'
    | 'question-length'
    | 'question-twice'
    | 'answer-length'
    | 'answer-twice'
    | 'answer-in-question'
}

/** Why a code was not accepted, where that can be known. */
export type CodeProblem =
  | { why: 'format'; detail: 'empty' | 'too-short' | 'too-long' | 'not-digits' }
  /** Right for another time: the phone's clock is off by so many seconds (positive: ahead). */
  | { why: 'clock'; offsetSeconds: number }
  /** Right, but already accepted once. */
  | { why: 'used' }
  /** Right for the key shown before this one. */
  | { why: 'previous-key' }
  /** Ten minutes have gone by. */
  | { why: 'expired' }
  /** Right for a message sent before this one. */
  | { why: 'superseded' }
  /** Five wrong ones: another code has to be sent. */
  | { why: 'too-many-attempts' }
  | { why: 'wrong' }

export type UserChange =
  | { kind: 'method-added'; type: MethodType; label: string; by: string | null }
  | { kind: 'method-removed'; type: MethodType; label: string }
  | { kind: 'default-changed'; label: string | null }
  | { kind: 'other' }

export type EnrollmentResult =
  | { outcome: 'confirmed'; methodId: string; madeDefault: boolean; card: UserCard }
  | { outcome: 'not-accepted'; problem: CodeProblem; attemptsLeft: number }
  | { outcome: 'answers-refused'; problems: AnswerProblem[] }
  /** Five wrong codes in a row: start over with a new key. */
  | { outcome: 'restarted'; problem: CodeProblem; enrollment: AuthenticatorEnrollment }
  /** Somebody else changed the user; nothing was written. The code stays proved: `finish` goes on. */
  | { outcome: 'changed-elsewhere'; changes: UserChange[]; card: UserCard }

// ---------------------------------------------------------------- test codes

/** A test that goes on. `app`: the user reads out the app's current code. `questions`: drawn at random. */
export type MethodTest =
  | { kind: 'app'; testId: string; issuer: string; account: string; attemptsLeft: number }
  | { kind: 'code'; testId: string; sent: SentCode }
  | { kind: 'push'; testId: string; push: PushState }
  | { kind: 'questions'; testId: string; questions: string[]; attemptsLeft: number }

/** `recorded`: false if the test's result could not be stored on the method. */
export type TestResult =
  | { outcome: 'passed'; recorded: boolean; card: UserCard }
  | { outcome: 'failed'; recorded: boolean; card: UserCard; problem: CodeProblem | null }
  | { outcome: 'not-accepted'; problem: CodeProblem; attemptsLeft: number }
  /** Wrong answers: others were drawn. */
  | { outcome: 'redrawn'; questions: string[]; attemptsLeft: number }

// ---------------------------------------------------------------- messages

export type GatewayKind = 'practice' | 'twilio' | 'smtp'
export type GatewayChannel = CodeChannel | 'push'

/** Which gateway carries what; null: none was chosen, and methods of that channel can't be set up. */
export interface GatewayChoice {
  text: 'practice' | 'twilio' | null
  call: 'practice' | 'twilio' | null
  email: 'practice' | 'smtp' | 'twilio' | null
  push: 'practice' | 'twilio' | null
}

/** `secret`: whether one is kept in the keychain; it is never shown again. */
export interface GatewaySettings {
  choice: GatewayChoice
  twilio: { accountSid: string; keySid: string; serviceSid: string; secret: boolean } | null
  smtp: {
    host: string
    port: number
    security: 'tls' | 'starttls' | 'none'
    userName: string | null
    from: string
    dkim: { domain: string; selector: string } | null
    secret: boolean
  } | null
}

/** `secret`: null leaves what is kept. */
export interface TwilioDraft {
  accountSid: string
  keySid: string
  serviceSid: string
  secret: string | null
}

export interface SmtpDraft {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  userName: string | null
  from: string
  dkim: { domain: string; selector: string; privateKey: string | null } | null
  secret: string | null
}

/** Texts of messages, with {{code}}, {{organization}}, {{minutes}} and {{name}} in them. */
export interface MessageTemplates {
  text: string
  call: string
  mailSubject: string
  mailBody: string
}

export interface MessagePreview {
  /** `left`: how many more characters fit before it takes another segment. */
  text: { message: string; characters: number; segments: number; left: number; encoding: 'GSM-7' | 'UCS-2' }
  /** As it is spoken. */
  call: string
  mailSubject: string
  mailText: string
  /** Problems by template: a variable that is unknown, the code left out, too long. */
  problems: {
    template: keyof MessageTemplates
    why: 'code-missing' | 'unknown-variable' | 'too-long' | 'empty'
    value: string
  }[]
}

// ---------------------------------------------------------------- practice phone, user display

export interface PracticeMessage {
  id: string
  kind: 'text' | 'call' | 'email'
  /** Number or address. */
  to: string
  at: string
  subject: string | null
  body: string
}

export interface PracticePush {
  id: string
  at: string
  kind: 'register' | 'approve'
  account: string
  organization: string
  state: 'open' | 'approved' | 'denied' | 'expired' | 'wrong-number'
}

/** Newest first. */
export interface PracticePhone {
  messages: PracticeMessage[]
  pushes: PracticePush[]
}

/** What the user display shows: one thing at a time. */
export type DisplayContent =
  | { kind: 'nothing'; organization: string }
  | { kind: 'qr'; firstName: string; issuer: string; account: string; key: string; qrSvg: string }
  | { kind: 'register-device'; firstName: string; qrSvg: string }
  | { kind: 'number'; firstName: string; number: string; expiresAt: string }
  | { kind: 'questions'; firstName: string; form: QuestionsForm; problems: AnswerProblem[] }
  | { kind: 'answered'; firstName: string }

// ---------------------------------------------------------------- settings, app

export interface Settings {
  theme: 'system' | 'light' | 'dark'
  singleKeyShortcuts: boolean
}

export interface DirectoryDraft {
  id: string | null
  label: string
  urls: string[]
  security: 'ldap' | 'starttls' | 'ldaps'
  /** PEM of a certificate authority to trust besides the system's, or null. */
  ca: string | null
  baseDn: string
  /** Group DNs, or null for the standard names below ou=groups. */
  roleGroups: { technician: string; auditor: string; administrator: string } | null
}

export type KeyState =
  | { state: 'ready'; kid: string; keptIn: 'keychain' | 'practice-file' }
  | { state: 'none' }
  | { state: 'no-keychain' }

/** What went wrong with files in user data at start, told once. */
export interface StartupNotice {
  kind:
    | 'settings-reset'
    | 'practice-directory-reset'
    | 'audit-log-set-aside'
    | 'audit-log-tail-cut'
    | 'window-state-reset'
    | 'organization-key-unreadable'
    | 'user-data-read-only'
  /** File name of what was kept of the old one, where something was. */
  kept: string | null
}

export interface AppInfo {
  version: string
  electron: string
  platform: 'linux' | 'darwin' | 'win32'
  notices: StartupNotice[]
}

/** What the native menu and its shortcuts ask the renderer to do. */
export type AppCommand =
  | 'search'
  | 'refresh'
  | 'back'
  | 'shortcuts'
  | 'go-users'
  | 'go-settings'
  | 'set-up-methods'
  | 'test-method'
  | 'remove-method'
  | 'user-display'
  | 'practice-phone'

// ---------------------------------------------------------------- the calls

export interface Calls {
  session: {
    signInPage(): SignInPage
    current(): SessionState
    signIn(argument: { directoryId: string; userName: string; password: string }): SessionState
    signInPractice(argument: { operator: ConsoleRole }): SessionState
    lock(): SessionState
    /** Also brings back a lost connection. The practice directory needs no password. */
    unlock(argument: { password: string | null }): SessionState
    signOut(): SessionState
  }
  users: {
    search(argument: { words: string }): UserSearchResult
    read(argument: { dn: string }): UserCard
    history(argument: { dn: string }): HistoryEntry[]
    /** Removes what can't be understood and puts types and version in order. */
    repair(argument: { dn: string }): UserCard
  }
  enrollment: {
    /** Countries whose numbers the policy allows; `first`: the organization's own. */
    countries(): { countries: { code: string; callingCode: string }[]; first: string }
    /** Makes a key, sends a code, or asks the device; nothing is in the directory before it is proved. */
    begin(argument: { dn: string; wish: EnrollmentWish }): BegunEnrollment
    resend(argument: { enrollmentId: string }): SentCode
    /** Asked once a second while a device is waited for. */
    pushState(argument: { enrollmentId: string }): PushState
    /** After a denied, expired or undelivered prompt: asks the device again. */
    pushAgain(argument: { enrollmentId: string }): PushState
    /** `code`: empty for push. */
    confirm(argument: { enrollmentId: string; code: string }): EnrollmentResult
    answer(argument: { enrollmentId: string; answers: AnsweredQuestion[] }): EnrollmentResult
    /** Goes on after `changed-elsewhere`, or finds out an unknown outcome after a reconnect. */
    finish(argument: { enrollmentId: string }): EnrollmentResult
    cancel(argument: { enrollmentId: string }): null
    /** Main writes the clipboard and clears it after 60 s if it is still ours. */
    copy(argument: { enrollmentId: string; what: 'key' | 'uri' }): { clearsAfterSeconds: number }
  }
  methods: {
    rename(argument: { dn: string; methodId: string; label: string }): UserCard
    /** `nextDefault`: label of the method that became the default instead. */
    remove(argument: { dn: string; methodId: string }): { card: UserCard; nextDefault: string | null }
    makeDefault(argument: { dn: string; methodId: string }): UserCard
  }
  tests: {
    begin(argument: { dn: string; methodId: string }): MethodTest
    resend(argument: { testId: string }): SentCode
    pushState(argument: { testId: string }): PushState
    /** `code`: empty for push. */
    confirm(argument: { testId: string; code: string }): TestResult
    answer(argument: { testId: string; answers: string[] }): TestResult
    /** Given up: `failed` is stored if something wrong was read out before. */
    cancel(argument: { testId: string }): null
  }
  messages: {
    gateways(): GatewaySettings
    choose(argument: GatewayChoice): GatewaySettings
    saveTwilio(argument: TwilioDraft): GatewaySettings
    saveSmtp(argument: SmtpDraft): GatewaySettings
    /** Sends a test over the gateway chosen for that channel; `answer`: the gateway's own words. */
    sendTest(argument: { channel: CodeChannel; to: string }): { answer: string }
    /** `kept`: those in use; `standard`: the console's own words, which are in use where the policy has none. */
    templates(): { kept: MessageTemplates; standard: MessageTemplates }
    preview(argument: MessageTemplates): MessagePreview
    /** `before`: what was shown; refused where somebody else has changed them since. */
    saveTemplates(argument: { templates: MessageTemplates; before: MessageTemplates }): MessageTemplates
  }
  practicePhone: {
    open(): null
    read(): PracticePhone
    /** `number`: what the user types to match; null denies. For a registration, null declines. */
    answer(argument: { id: string; number: string | null }): PracticePhone
  }
  userDisplay: {
    open(): { open: boolean }
    close(): { open: boolean }
    state(): { open: boolean }
    /** The rest is for the user display's own window. */
    content(): DisplayContent
    /** The user's answers, typed there. */
    answer(argument: { answers: AnsweredQuestion[] }): DisplayContent
  }
  settings: {
    read(): Settings
    write(argument: Partial<Settings>): Settings
    directories(): DirectoryDraft[]
    saveDirectory(argument: DirectoryDraft): DirectoryDraft[]
    removeDirectory(argument: { id: string }): DirectoryDraft[]
    resetPractice(): null
    keyState(): KeyState
    /** A 256-bit key, base64url. */
    importKey(argument: { key: string }): KeyState
    copyKey(): { clearsAfterSeconds: number }
  }
  app: {
    info(): AppInfo
    /** The renderer tells that the sign-in page can be used. */
    ready(): null
    /** The operator did something: keeps the idle lock away. */
    active(): null
  }
}

export interface Events {
  'session.changed': SessionState
  'app.command': AppCommand
  /** For the preload alone: nobody types or points just now. */
  'app.paused': null
  'practice-phone.changed': PracticePhone
  'user-display.changed': { open: boolean }
  /** For the user display. */
  'user-display.content': DisplayContent
  /** The user answered on the user display. */
  'user-display.answered': { enrollmentId: string; result: EnrollmentResult }
}

// ---------------------------------------------------------------- derived

export type Area = keyof Calls
export type Channel = { [A in Area]: `${A}.${Extract<keyof Calls[A], string>}` }[Area]

// biome-ignore lint/suspicious/noExplicitAny: the one place that takes any function's type apart
type AnyCall = (argument: any) => unknown
type CallOf<C extends Channel> = C extends `${infer A extends Area}.${infer N}`
  ? N extends keyof Calls[A]
    ? Extract<Calls[A][N], AnyCall>
    : never
  : never

export type Argument<C extends Channel> = Parameters<CallOf<C>> extends [infer X] ? X : undefined
export type Value<C extends Channel> = ReturnType<CallOf<C>>

type Bridged<F> = F extends (...argument: infer P) => infer R ? (...argument: P) => Promise<Result<R>> : never

export type SecurityInfoConsole = {
  [A in Area]: { [N in keyof Calls[A]]: Bridged<Calls[A][N]> }
} & {
  /** Returns the function that ends the subscription. */
  on<E extends keyof Events>(event: E, listener: (value: Events[E]) => void): () => void
}

declare global {
  interface Window {
    securityInfoConsole: SecurityInfoConsole
  }
}
