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
  | 'method-not-ready'
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
}

export interface MethodOffer {
  type: MethodType
  /** Roles for which it would fulfill an unmet requirement. */
  fulfills: string[]
  /** False: this version of the console can't set it up yet. */
  ready: boolean
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
  malformed: MalformedValue[]
  reregisterSince: string | null
  /** What the signed-in operator may do here. */
  may: { enroll: boolean; repair: boolean }
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
  | 'repair'
  | 'reset-practice-directory'
  | 'change-settings'
  | 'import-organization-key'
  | 'copy-organization-key'

/** `unknown`: the connection was lost in the middle and the outcome is not settled yet. */
export type AuditOutcome = 'succeeded' | 'failed' | 'unknown'

// ---------------------------------------------------------------- enrollment

/** The key and QR code that are on show; gone from the renderer with the page. */
export interface AuthenticatorEnrollment {
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

/** Why a code was not accepted, where that can be known. */
export type CodeProblem =
  | { why: 'format'; detail: 'empty' | 'too-short' | 'too-long' | 'not-digits' }
  /** Right for another time: the phone's clock is off by so many seconds (positive: ahead). */
  | { why: 'clock'; offsetSeconds: number }
  /** Right, but already accepted once. */
  | { why: 'used' }
  /** Right for the key shown before this one. */
  | { why: 'previous-key' }
  | { why: 'wrong' }

export type UserChange =
  | { kind: 'method-added'; type: MethodType; label: string; by: string | null }
  | { kind: 'method-removed'; type: MethodType; label: string }
  | { kind: 'default-changed'; label: string | null }
  | { kind: 'other' }

export type EnrollmentResult =
  | { outcome: 'confirmed'; methodId: string; madeDefault: boolean; card: UserCard }
  | { outcome: 'not-accepted'; problem: CodeProblem; attemptsLeft: number }
  /** Five wrong codes in a row: start over with a new key. */
  | { outcome: 'restarted'; problem: CodeProblem; enrollment: AuthenticatorEnrollment }
  /** Somebody else changed the user; nothing was written. The code stays proved: `finish` goes on. */
  | { outcome: 'changed-elsewhere'; changes: UserChange[]; card: UserCard }

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
    begin(argument: {
      dn: string
      type: 'authenticator-app'
      app: 'microsoft' | 'other'
    }): AuthenticatorEnrollment
    confirm(argument: { enrollmentId: string; code: string }): EnrollmentResult
    /** Goes on after `changed-elsewhere`, or finds out an unknown outcome after a reconnect. */
    finish(argument: { enrollmentId: string }): EnrollmentResult
    cancel(argument: { enrollmentId: string }): null
    /** Main writes the clipboard and clears it after 60 s if it is still ours. */
    copy(argument: { enrollmentId: string; what: 'key' | 'uri' }): { clearsAfterSeconds: number }
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
