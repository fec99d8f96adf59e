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
  | 'base-not-found'
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
  /** Asked for at the practice directory, which reaches no real gateway. */
  | 'practice-only'
  // tests of methods
  | 'test-ended'
  // protected actions: detail.action; of `verification-needed` detail.level, of `hold-not-over` detail.until
  | 'case-needed'
  | 'verification-needed'
  | 'approval-needed'
  | 'hold-not-over'
  /** detail.why: an `EvidenceRefusal`. */
  | 'evidence-refused'
  /** detail.why: an `ApprovalRefusal`. */
  | 'approval-refused'
  // exports: of `export-unwritable` detail.file and detail.problem
  | 'no-report'
  | 'export-running'
  | 'export-cancelled'
  | 'export-unwritable'
  | 'export-unprintable'
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

/** `lead`: a technician who is an administrator too: the second pair of eyes that approvals need. */
export type PracticeOperatorId = ConsoleRole | 'lead'

export interface PracticeOperator {
  id: PracticeOperatorId
  name: string
  title: string
}

export interface Operator {
  dn: string
  name: string
  userName: string
  roles: ConsoleRole[]
}

/** `crash`: the console's page died, and what was on it. */
export type LockReason = 'idle' | 'suspend' | 'operator' | 'crash'

export type SessionState =
  | { state: 'signed-out' }
  | { state: 'locked'; operator: Operator; directory: DirectoryChoice; why: LockReason }
  /** `lost`: the connection is gone; what is on screen stays readable, the password is asked for again. */
  | { state: 'signed-in'; operator: Operator; directory: DirectoryChoice; connection: 'bound' | 'lost' }

export interface SignInPage {
  /** The organization's own. */
  directories: DirectoryChoice[]
  practiceOperators: PracticeOperator[]
}

// ---------------------------------------------------------------- users

export type AccountState = 'active' | 'locked' | 'disabled'

/** registered: has confirmed methods. Capable: those that the policy allows meet what it requires. */
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
  /** The value in which the words were found, where it is none of name and user name. */
  matched: string | null
  account: AccountState
  lockedSince: string | null
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

/** `why`: what was sent never arrived. */
export interface LastTest {
  at: string
  result: 'passed' | 'failed'
  why?: 'not-arrived'
  by: string
}

export interface Method {
  id: string
  type: MethodType
  label: string
  /** A phone number or mailbox, as people write it; never a secret. */
  target: string | null
  addedAt: string | null
  addedBy: string | null
  confirmedAt: string | null
  lastTest: LastTest | null
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
  /** Since when it is locked. The lock may have ended by itself: that shows at the next sign-in only. */
  lockedSince: string | null
  privileged: boolean
  coverage: CoverageState
  roles: RoleState[]
  methods: Method[]
  offers: MethodOffer[]
  plan: EnrollmentPlan
  malformed: MalformedValue[]
  reregisterSince: string | null
  sessionsRevokedAt: string | null
  /** What every operator should know before they help. */
  flags: UserFlag[]
  /** The temporary access pass that is outstanding; its value is known to nobody any more. */
  pass: PassState | null
  /** Numbers of a device that was reported lost, which can be restored if it is found again. */
  lost: LostMethod[]
  /** What the signed-in operator may do here. */
  may: { enroll: boolean; repair: boolean; test: boolean; change: boolean }
  readAt: string
}

/** `caller-failed`: somebody who could not prove to be this user. `break-glass`: changed in an emergency. */
export interface UserFlag {
  kind: 'caller-failed' | 'break-glass'
  at: string
  /** Until when it is shown. */
  until: string
  by: string
}

export interface PassState {
  startsAt: string
  expiresAt: string
  once: boolean
  issuedBy: string
  issuedAt: string
}

export interface LostMethod {
  methodId: string
  type: MethodType
  label: string
  /** As people write it. */
  target: string | null
  lostAt: string
  /** Until when it can be restored; null: a key or device, which never comes back. */
  restorableUntil: string | null
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
  | 'reset'
  | 'lost-device'
  | 'restore-method'
  | 'issue-pass'
  | 'delete-pass'
  | 'verify-caller'
  | 'flag-caller'
  | 'break-glass'
  | 'request-approval'
  | 'decide-approval'
  | 'stop-approval'
  | 'send-notice'
  | 'send-reminders'
  | 'change-policy'
  | 'reset-practice-directory'
  | 'change-settings'
  | 'import-organization-key'
  | 'copy-organization-key'
  | 'export-coverage'
  | 'keep-coverage'

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
  /** When another one may be asked for; null: none for now. */
  againAt: string | null
}

/** A test of the gateway for push. `answer`: what it said of the prompt, in its own words; empty where it has none. */
export interface PushTest {
  push: PushState
  answer: string
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
  | {
      kind: 'questions'
      testId: string
      questions: string[]
      attemptsLeft: number
      /** Who types the answers. */
      answeredBy: 'user' | 'operator'
    }

/** `not-arrived`: the operator says that nothing came. */
export type TestProblem = CodeProblem | { why: 'not-arrived' }

/**
 * `recorded`: false if the test's result could not be stored on the method. `card`: null of a manager, who is asked for
 * their word and not looked at.
 */
export type TestResult =
  | { outcome: 'passed'; recorded: boolean; card: UserCard | null }
  | { outcome: 'failed'; recorded: boolean; card: UserCard | null; problem: TestProblem | null }
  | { outcome: 'not-accepted'; problem: CodeProblem; attemptsLeft: number }
  /** Wrong answers: others were drawn. */
  | { outcome: 'redrawn'; questions: string[]; attemptsLeft: number }

// ---------------------------------------------------------------- caller verification

export type VerificationLevel = 0 | 1 | 2 | 3

export type EvidenceKind =
  | 'push'
  | 'authenticator-app'
  | 'text'
  | 'call'
  | 'email'
  | 'security-questions'
  | 'call-back'
  | 'manager'
  | 'photo-id'

/** Two of the same channel never add up. */
export type EvidenceChannel = 'push' | 'app' | 'phone' | 'mail' | 'manager' | 'photo-id' | 'knowledge'

export type EvidenceRefusal =
  /** Added or changed within the policy's days. */
  | 'changed-lately'
  /** Nobody knows since when it is there. */
  | 'age-unknown'
  /** On the device that is reported lost. */
  | 'lost'
  /** Failed in this call already. */
  | 'failed'
  | 'not-confirmed'
  /** The operator is the manager, or the manager is the user. */
  | 'not-independent'
  /** The manager has no method that a code could go to. */
  | 'manager-unreachable'

/** One way to prove the caller. */
export interface EvidenceOption {
  id: string
  kind: EvidenceKind
  level: VerificationLevel
  channel: EvidenceChannel
  /** The method's label; of a call back the number's place ("Mobile phone"); of a manager their name. */
  label: string
  /** Number or mailbox, as people write it. */
  target: string | null
  refused: { why: EvidenceRefusal; since: string | null } | null
  /** Given already, and still good until then. */
  goodUntil: string | null
}

export interface Evidence {
  kind: EvidenceKind
  level: VerificationLevel
  channel: EvidenceChannel
  label: string
  at: string
  expiresAt: string
}

/** What a call is about; stands in every record it leads to. */
export interface HelpCase {
  /** One of the policy's reasons. */
  reason: string
  text: string
  /** As the policy's pattern wants it; null where it wants none. */
  ticket: string | null
}

export type ProtectedAction =
  | 'test-code'
  | 'add-first-method'
  | 'add-method'
  | 'rename-method'
  | 'change-default'
  | 'repair'
  | 'remove-method'
  | 'remove-all-methods'
  | 'lost-device'
  | 're-registration'
  | 'revoke-sessions'
  | 'temporary-access-pass'
  | 'delete-pass'

/** What an action needs on this user, for this operator, now. */
export interface Gate {
  /** It can be done at once. */
  open: boolean
  level: VerificationLevel
  /** With approval this level is enough; null: approval does not lower it. */
  levelWithApproval: VerificationLevel | null
  /** Needed whatever the level. */
  approval: boolean
  holdMinutes: number
  /** The next thing that is missing; null: nothing. `approval`: may be asked for now. */
  missing: 'role' | 'case' | 'level' | 'approval' | null
}

export interface CallerVerification {
  /** Null: nothing was recorded of this caller yet. */
  verificationId: string | null
  level: VerificationLevel
  /** When the level drops; null at level 0. */
  holdsUntil: string | null
  given: Evidence[]
  options: EvidenceOption[]
  case: HelpCase | null
  /** What the policy offers as reasons, and the ticket's pattern with an example; null: no ticket is asked for. */
  caseForm: { reasons: string[]; ticket: { pattern: string; example: string } | null }
  /** Ids of methods on the device that is reported lost. */
  reportedLost: string[]
  /** Why the operator acts without verification, and until when. */
  breakGlass: { reason: string; until: string; administratorsTold: AdministratorsTold | null } | null
  mayBreakGlass: boolean
  /** Somebody resets faster than the policy thinks normal: an approval is asked for from now on. */
  velocity: 'operator' | 'number' | null
  gates: Record<ProtectedAction, Gate>
}

/** Of an emergency. `some`, `none`: others could not be read, or have no channel on file. Null: it is still under way. */
export type AdministratorsTold = 'all' | 'some' | 'none'

export type PhotoIdDocument = 'passport' | 'drivers-license' | 'national-id' | 'staff-card' | 'student-card'

/** What the operator saw or heard. */
export type ObservedEvidence =
  | { kind: 'call-back'; outcome: 'confirmed' | 'no-answer' | 'somebody-else' }
  | {
      kind: 'photo-id'
      how: 'in-person' | 'video'
      document: PhotoIdDocument
      /** Of its number: four characters, never more. */
      lastFour: string
      outcome: 'matches' | 'does-not-match'
    }

// ---------------------------------------------------------------- reset, lost device, pass

/** What shall become of a user's security info. */
export interface ResetWish {
  kind: 'reset' | 'lost-device'
  /** Ids of methods that go. */
  methodIds: string[]
  reregister: boolean
  revokeSessions: boolean
  pass: PassWish | null
}

export interface ResetPreview {
  removed: { methodId: string; label: string; restorable: boolean }[]
  kept: { methodId: string; label: string }[]
  /** Label of the method that becomes the default; null: the default stays, or there is none. */
  nextDefault: string | null
  /** Labels of roles whose requirements are no longer met. */
  unmeets: string[]
  /** What the user can still sign in with, or null: nothing but the pass. */
  signsInWith: string | null
  actions: ProtectedAction[]
  gate: Gate
}

export interface PassWish {
  minutes: number
  /** Null: at once. */
  startsAt: string | null
  once: boolean
  /** Who sees the value. */
  showOn: 'console' | 'user-display'
}

/** A pass that was just issued. */
export interface IssuedPass {
  /** Null: it is on the user display. */
  value: string | null
  startsAt: string
  expiresAt: string
  once: boolean
}

/** What the policy allows of passes. */
export interface PassBounds {
  length: number
  defaultMinutes: number
  leastMinutes: number
  mostMinutes: number
  onceOnly: boolean
}

/** A device, by what is on it. */
export interface Device {
  id: string
  label: string
  methodIds: string[]
}

export interface ResetResult {
  card: UserCard
  preview: ResetPreview
  pass: IssuedPass | null
}

// ---------------------------------------------------------------- approvals

/** A call that waits for a second operator; carried out by the console that asked, exactly as it stands here. */
export type ApprovableCall =
  | { call: 'rename'; methodId: string; label: string }
  | { call: 'remove'; methodId: string }
  | { call: 'make-default'; methodId: string }
  | { call: 'repair' }
  | { call: 'reset'; wish: ResetWish }
  | { call: 'issue-pass'; wish: PassWish }
  | { call: 'delete-pass' }
  | { call: 'restore-method'; methodId: string }
  /** Opens the wizard for this user, for one method. */
  | { call: 'add-method' }

/** One thing that comes of such a call, with the label of the time when it was asked for. */
export type ApprovalEffect =
  | { effect: 'rename'; label: string; newLabel: string }
  | { effect: 'remove' | 'make-default' | 'restore'; label: string }
  | { effect: 'pass'; minutes: number; startsAt: string | null; once: boolean }
  | { effect: 'repair' | 'set-up' | 're-registration' | 'end-sessions' | 'delete-pass' }

export type ApprovalState =
  | 'pending'
  /** Approved, and the user can still object. */
  | 'holding'
  | 'approved'
  | 'declined'
  | 'stopped'
  | 'expired'
  | 'carried-out'
  /** It could not be carried out: `why` says it. */
  | 'failed'

export type ApprovalRefusal =
  | 'own-request'
  | 'is-the-user'
  | 'reports-to-the-user'
  | 'not-pending'
  | 'expired'
  | 'user-changed'
  | 'hold-over'
  | 'wrong-cancel-code'

export interface Approval {
  id: string
  state: ApprovalState
  user: { dn: string; name: string }
  requester: { dn: string; name: string }
  call: ApprovableCall
  does: ApprovalEffect[]
  case: HelpCase
  level: VerificationLevel
  evidence: Evidence[]
  privileged: boolean
  requestedAt: string
  expiresAt: string
  decidedBy: { dn: string; name: string } | null
  decidedAt: string | null
  /** Why it was declined or stopped, or could not be carried out. */
  why: string | null
  holdUntil: string | null
  /** What the signed-in operator may do with it. */
  may: { decide: boolean; stop: boolean }
  /** Why they may not decide; null where they may, or where nothing is to be decided. */
  mayNot: ApprovalRefusal | null
  /** Approved: it waits for its operator to have the pass issued and shown, once. */
  passWaits: boolean
}

// ---------------------------------------------------------------- notices

export interface SentNotice {
  id: string
  at: string
  channel: CodeChannel
  /** As people write it. */
  target: string
  /** What it told of. */
  about: AuditAction
  state: 'waiting' | 'sent' | 'failed'
  attempts: number
  /** Of one that waits: when it is tried again. Of one that failed: why, in the gateway's words. */
  nextAt: string | null
  problem: string | null
}

/** What all operators should know at once. */
export interface HelpDeskAlert {
  kind: 'velocity-operator' | 'velocity-number'
  /** Name of the operator, or the number as people write it. */
  who: string
  resets: number
}

// ---------------------------------------------------------------- coverage

/** `capable` + `registeredOnly` + `nothing` = `total`. `registered`: have methods, whether they are enough or not. */
export interface CoverageCount {
  total: number
  capable: number
  registered: number
  registeredOnly: number
  nothing: number
}

export interface RequirementCoverage {
  anyOf: MethodType[]
  atLeast: number
  met: number
  lacking: number
}

/** Of those who are in this role; only this role's requirements count. */
export interface RoleCoverage extends CoverageCount {
  name: string
  label: string
  requirements: RequirementCoverage[]
  /** How many have a confirmed method of that type. */
  methods: Record<MethodType, number>
}

/** `value` null: people without the attribute. Somebody with several values counts under the first. */
export interface CoverageGroup extends CoverageCount {
  value: string | null
  /** By the role's name. */
  roles: Record<string, CoverageCount>
}

export interface CoverageGrouping {
  attribute: string
  label: string
  /** Those with most people who lack something first. */
  groups: CoverageGroup[]
}

/** `lost`: the connection. `no-paging`: the server gives no more than this at once. */
export type PartialReason = 'size-limit' | 'time-limit' | 'admin-limit' | 'lost' | 'no-paging'

/** Of all people whom the policy does not exclude, and whom the operator may see. */
export interface CoverageReport {
  id: string
  state: 'running' | 'complete' | 'partial' | 'cancelled' | 'failed'
  why: PartialReason | null
  error: ErrorData | null
  startedAt: string
  finishedAt: string | null
  policyVersion: number | null
  directory: string
  /** People read so far, and about how many there are; null: nobody knows yet. */
  read: number
  expected: number | null
  secondsLeft: number | null
  /** Comparisons of the policy that the directory can't decide, as filters (RFC 4515): see policy/decidable.ts. */
  undecidable: string[]
  /** Whether the policy says which accounts are privileged. */
  namesPrivileged: boolean
  /** Nothing in the directory has changed since `finishedAt`: it was not read again. */
  unchangedSince: string | null
  people: CoverageCount
  /** In no role of the policy: nothing is required of them. Among `people`. */
  withoutRole: number
  roles: RoleCoverage[]
  groupings: CoverageGrouping[]
  methods: Record<MethodType, number>
}

/** Who is listed. `lacking` comes with the report; the others are searched for when they are opened. */
export type CoverageListKind =
  | 'lacking'
  | 'capable'
  | 'everybody'
  /** One number or mailbox on several accounts. */
  | 'shared-targets'
  | 'never-confirmed'
  | 'not-tested'
  | 'one-method'
  /** Privileged accounts without authenticator app or push. */
  | 'privileged-weak'
  | 'pass-outstanding'
  | 're-registration'
  | 'malformed'

export type CoverageFlag =
  | 'privileged'
  | 'locked'
  | 'disabled'
  | 're-registration'
  | 'pass'
  | 'malformed'
  | 'caller-failed'
  | 'break-glass'

export interface MissingMethods {
  /** The role's label. */
  role: string
  anyOf: MethodType[]
  atLeast: number
  /** Those that count. */
  has: MethodType[]
}

export interface CoverageRow {
  dn: string
  name: string
  userName: string | null
  roles: string[]
  /** Of the policy's first grouping. */
  group: string | null
  missing: MissingMethods[]
  /** Confirmed ones. */
  methods: MethodType[]
  default: MethodType | null
  lastConfirmedAt: string | null
  flags: CoverageFlag[]
  /** What puts them on this list: the shared number, the day of the last test; null where the list says it. */
  detail: string | null
}

export type CoverageColumn =
  | 'name'
  | 'user-name'
  | 'roles'
  | 'group'
  | 'missing'
  | 'methods'
  | 'default'
  | 'confirmed'
  | 'flags'
  | 'detail'

/** Which of a list's people, in which order. */
export interface CoverageSelection {
  list: CoverageListKind
  /** Found in name, user name or group; empty: everybody. */
  words: string
  /** The role's name. On the list `lacking`: only those who lack something for this role. */
  role: string | null
  group: { attribute: string; value: string | null } | null
  /**
   * `required`: all that the role requires, or else all of their roles; `registered`: any confirmed method; `nothing`:
   * none; else one of this type.
   */
  has: 'required' | 'registered' | 'nothing' | MethodType | null
  /** Only those who lack this for some requirement, of the role if there is one. */
  missing: MethodType | null
  /** Only those who lack something for this requirement: its place among those of the role, which is named as well. */
  requirement: number | null
  flag: CoverageFlag | null
  sort: { by: CoverageColumn; descending: boolean }
}

export interface CoverageRows {
  list: CoverageListKind
  state: CoverageReport['state']
  why: PartialReason | null
  error: ErrorData | null
  /** People who were looked at so far. */
  read: number
  /** People on the list so far, and how many of them are selected. */
  listed: number
  selected: number
  from: number
  rows: CoverageRow[]
}

/** A day's numbers, kept in the directory for all consoles. */
export interface CoverageSnapshot {
  /** YYYY-MM-DD. */
  day: string
  policyVersion: number | null
  people: CoverageCount
  roles: { name: string; label: string; count: CoverageCount }[]
}

export interface CoverageTrend {
  /** Oldest first. */
  snapshots: CoverageSnapshot[]
  /** Some are missing; null: all are there. */
  why: PartialReason | null
}

// ---------------------------------------------------------------- reminders

/** `nothing`: no confirmed method at all. `registered-only`: has some, which are not enough. */
export type ShortfallKind = 'nothing' | 'registered-only'

export type ReminderChannel = 'email' | 'text'

/** With {{name}}, {{missing}}, {{organization}}, {{url}} and {{desk}} in them. */
export interface ReminderWords {
  mailSubject: string
  mailBody: string
  text: string
}

/** `manager`: of the mail to the manager, with {{user}} in it besides. */
export interface ReminderTemplates extends Record<ShortfallKind, ReminderWords> {
  manager: Omit<ReminderWords, 'text'>
}

/** As it arrives. `to`: the name of whom it is written to. */
export interface ReminderLooks {
  to: string
  mailSubject: string
  mailText: string
  text: TextLooks
}

export interface ReminderPreview {
  looks: Record<ShortfallKind, ReminderLooks> & { manager: Omit<ReminderLooks, 'text'> }
  problems: {
    kind: keyof ReminderTemplates
    template: keyof ReminderWords
    why: TemplateFault
    value: string
  }[]
}

/** What would become of reminders to these people, were they started now. */
export interface ReminderPlan {
  channel: ReminderChannel
  /** Those selected who lack something: all of the counts below are among them. */
  people: number
  shortfalls: Record<ShortfallKind, number>
  disabled: number
  /** Without an address of this channel; null: the directory did not say. */
  unreachable: number | null
  /** Reminded from this console less than `everyDays` ago. */
  lately: number
  /** None of these three. */
  toSend: number
  /** One of each kind, to show what they would get: their DN. */
  examples: Record<ShortfallKind, string | null>
  everyDays: number
  perMinute: number
  /** After so many reminders without effect the manager is told; null: never. */
  escalateAfter: number | null
  /** By which gateway it goes; null: none was chosen. */
  gateway: GatewayKind | null
  /** The operator's own address of this channel, for a test; null: the directory has none. */
  own: string | null
}

/** Why somebody got no reminder. `gone`: not in the directory any more, or out of the operator's sight. */
export type LeftOut = 'nothing-missing' | 'disabled' | 'no-address' | 'lately' | 'gone'

/**
 * `maybe-sent`: it was handed over, and nobody knows whether it was taken; it is not sent again by itself.
 * `waiting` of a campaign that was cancelled: nothing was sent.
 */
export type ReminderOutcome = 'waiting' | 'sent' | 'maybe-sent' | 'failed' | 'left-out'

/**
 * Why a campaign rests. `away`: the console was locked, signed out of, or lost the directory. `restart`: the console
 * ended meanwhile. `gateway`, `directory`, `storage`: it stopped by itself after several failures.
 */
export type ReminderPause = 'operator' | 'away' | 'restart' | 'gateway' | 'directory' | 'storage'

/** Reminders to many people, one after the other. */
export interface ReminderCampaign {
  id: string
  state: 'running' | 'paused' | 'finished' | 'cancelled'
  why: ReminderPause | null
  /** What stopped it, or keeps it waiting just now. */
  error: ErrorData | null
  channel: ReminderChannel
  /** How its people were picked, in words. */
  filter: string
  startedAt: string
  startedBy: string
  endedAt: string | null
  people: number
  outcomes: Record<ReminderOutcome, number>
  leftOut: Record<LeftOut, number>
  managersTold: number
  /** Of one that runs. */
  secondsLeft: number | null
}

/** What is known on this console. */
export interface ReminderState {
  /** The last one; null: there was none yet. */
  campaign: ReminderCampaign | null
  /** File name under which a record that could not be read was kept: whom it tells of, nobody knows any more. */
  setAside: string | null
}

/** Somebody who is or was to be reminded from this console. */
export interface RemindedPerson {
  dn: string
  name: string
  userName: string | null
  /** In the last campaign; null: they were in an earlier one only. */
  outcome: ReminderOutcome | null
  leftOut: LeftOut | null
  /** Why it failed or is not certain, in the gateway's words. */
  problem: string | null
  /** Newest first. `certain`: false of one that may have gone out. */
  reminders: { at: string; channel: ReminderChannel; certain: boolean }[]
  managerToldAt: string | null
  /** Why their manager was to be told in the last campaign and was not; `no-manager`: nobody with a mailbox. */
  managerProblem: string | null
}

export interface RemindedPeople {
  /** In all, and how many are selected. */
  listed: number
  selected: number
  from: number
  people: RemindedPerson[]
}

// ---------------------------------------------------------------- the policy, and what if

/** Why a policy's document can't be understood. Lines count from 1. */
export interface PolicyProblem {
  line: number
  problem: string
}

/** The policy as it stands in the directory. */
export interface PolicyInPlace {
  document: string
  /** Null: no console has changed it yet. */
  version: number | null
  savedBy: string | null
  savedAt: string | null
  /** Null: it is understood. */
  problem: PolicyProblem | null
  maySave: boolean
}

/** A document that was in place before. */
export interface PolicyVersion {
  id: string
  version: number
  savedBy: string | null
  savedAt: string | null
}

/** What is to be said of a draft that may not be what was meant. */
export interface PolicyFinding {
  where: 'role' | 'exclude' | 'privileged'
  /** The role's label. */
  role: string | null
  /** `cannot-be-met`: by the day it is tried for, too few of the methods that it requires are left. */
  kind: 'undecidable' | 'fits-nobody' | 'fits-everybody' | 'cannot-be-met'
  /** Of `undecidable`: the part of the filter of which the directory can't tell whom it fits. */
  detail: string | null
}

/** Of people whose standing a draft changes. */
export interface TryOutCount {
  /** Lack something now, and would not then. */
  become: number
  /** Lack nothing now, and would then. */
  stop: number
  /** Among those who stop: have something that counts then, but not enough of it. */
  stranded: number
  /** Have methods, of which none counts then any more. */
  nothingLeft: number
}

/** Only this role's requirements count. */
export interface TryOutRole extends TryOutCount {
  name: string
  label: string
  change: 'added' | 'removed' | null
  lackNow: number
  lackThen: number
}

/** The policy in place, as it is today, beside a draft as it would be on a day. */
export interface TryOut extends TryOutCount {
  id: string
  state: 'running' | 'complete' | 'partial' | 'cancelled' | 'failed'
  why: PartialReason | null
  error: ErrorData | null
  /** YYYY-MM-DD; `at`: that the draft is tried for. */
  today: string
  at: string
  /** People looked at so far, and about how many it will be; null: nobody knows yet. */
  read: number
  expected: number | null
  /** Version of the policy in place. */
  version: number | null
  /** Which parts of it the draft changes, by their names at the top; of a role `roles.` and its name. */
  parts: string[]
  lackNow: number
  lackThen: number
  roles: TryOutRole[]
  findings: PolicyFinding[]
}

export type TryOutList = keyof TryOutCount

export interface TryOutRow {
  dn: string
  name: string
  userName: string | null
  /** Labels of the roles then; where there are none, of those now. */
  roles: string[]
  /** Confirmed ones. */
  methods: MethodType[]
  /** What they would lack then. */
  missing: MissingMethods[]
}

export interface TryOutRows {
  /** Of the try-out that they belong to. */
  id: string | null
  total: number
  from: number
  rows: TryOutRow[]
}

// ---------------------------------------------------------------- exports

export type ExportFormat = 'csv' | 'json' | 'pdf'

/** What would be exported, and in what words that is recorded. */
export interface ExportPreview {
  people: number
  filter: string
  state: CoverageReport['state']
  why: PartialReason | null
}

export interface ExportWish {
  format: ExportFormat
  /** CSV begins with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean
  selection: CoverageSelection
}

/** `total` null: nobody can say, as of a PDF. */
export interface ExportProgress {
  done: number
  total: number | null
}

/** What the window that is printed shows. */
export interface CoveragePrint {
  /** As far as it is, and as far as the list is. */
  report: CoverageReport
  list: CoverageListKind
  filter: string
  exportedAt: string
  by: string
  /** How many there are, and the first of them. */
  people: number
  rows: CoverageRow[]
  /** Oldest first; empty where it could not be read. */
  trend: CoverageSnapshot[]
}

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

/**
 * `secret`: whether one is kept in the keychain; it is never shown again. `sender`: what notices come from, a number in
 * E.164 or the SID of a messaging service; null: Twilio carries no notices. At the practice directory all goes to the
 * practice phone, and the real gateways are not told of.
 */
export interface GatewaySettings {
  choice: GatewayChoice
  twilio: {
    accountSid: string
    keySid: string
    serviceSid: string
    sender: string | null
    secret: boolean
  } | null
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
  sender: string | null
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

/**
 * Texts of messages, with {{code}}, {{organization}}, {{minutes}} and {{name}} in them; of notices with {{what}},
 * {{when}}, {{desk}}, {{object}}, {{organization}} and {{name}}.
 */
export interface MessageTemplates {
  text: string
  call: string
  mailSubject: string
  mailBody: string
  noticeText: string
  noticeCall: string
  noticeMailSubject: string
  noticeMailBody: string
}

/** A text message. `left`: how many more characters fit before it takes another segment. */
export interface TextLooks {
  message: string
  characters: number
  segments: number
  left: number
  encoding: 'GSM-7' | 'UCS-2'
}

/** `variable-missing`: one without which the message is of no use. */
export type TemplateFault = 'variable-missing' | 'unknown-variable' | 'too-long' | 'empty'

export interface MessagePreview {
  text: TextLooks
  /** As it is spoken. */
  call: string
  mailSubject: string
  mailText: string
  notice: { text: TextLooks; call: string; mailSubject: string; mailText: string }
  problems: { template: keyof MessageTemplates; why: TemplateFault; value: string }[]
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

/** An authenticator app of a user in the practice directory. */
export interface PracticeApp {
  id: string
  account: string
  name: string
  label: string
  code: string
  /** Of 30, until there is another code. */
  secondsLeft: number
}

/** What a sample user answered to their security questions. */
export interface PracticeAnswers {
  account: string
  name: string
  answers: { question: string; answer: string }[]
}

/** Newest first. */
export interface PracticePhone {
  messages: PracticeMessage[]
  pushes: PracticePush[]
  /** Of users whose secrets the console has lately asked the practice directory for. */
  apps: PracticeApp[]
  answers: PracticeAnswers[]
}

/** What the user display shows: one thing at a time. */
export type DisplayContent =
  | { kind: 'nothing'; organization: string }
  | { kind: 'qr'; firstName: string; issuer: string; account: string; key: string; qrSvg: string }
  | { kind: 'register-device'; firstName: string; qrSvg: string }
  | { kind: 'number'; firstName: string; number: string; expiresAt: string }
  | { kind: 'questions'; firstName: string; form: QuestionsForm; problems: AnswerProblem[] }
  /** Drawn from those that the user registered. `again`: the answers before were not right. */
  | { kind: 'test-questions'; firstName: string; questions: string[]; again: boolean }
  | { kind: 'answered'; firstName: string }
  | { kind: 'pass'; firstName: string; value: string; startsAt: string; expiresAt: string; once: boolean }

// ---------------------------------------------------------------- settings, app

export interface Settings {
  theme: 'system' | 'light' | 'dark'
  singleKeyShortcuts: boolean
}

/** How a directory is reached, and who has which role there. */
export interface DirectoryDraft {
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
    | 'message-limits-reset'
    | 'notices-reset'
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
  | 'go-coverage'
  | 'go-approvals'
  | 'go-settings'
  | 'verify-caller'
  | 'lost-device'
  | 'access-pass'
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
    signInPractice(argument: { operator: PracticeOperatorId }): SessionState
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
    /** Asks the device again, or shows another code to register with. Right after the one before it goes on as it is. */
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
    /** Asks the device again while it is waited for. Right after the prompt before it goes on as it is. */
    pushAgain(argument: { testId: string }): PushState
    /** `code`: empty for push. */
    confirm(argument: { testId: string; code: string }): TestResult
    answer(argument: { testId: string; answers: string[] }): TestResult
    /** What was sent never arrived: the test has failed, and that is stored. */
    notArrived(argument: { testId: string }): TestResult
    /** Given up: `failed` is stored if something wrong was read out before. */
    cancel(argument: { testId: string }): null
  }
  verification: {
    read(argument: { dn: string }): CallerVerification
    setCase(argument: { dn: string; case: HelpCase }): CallerVerification
    /** Methods on the device that the caller says is lost: they are no evidence. */
    reportLost(argument: { dn: string; methodIds: string[] }): CallerVerification
    /** Sends a code, asks the device, draws questions. Goes on as a test does; what passes becomes evidence. */
    begin(argument: { dn: string; optionId: string }): MethodTest
    /** What the operator saw or heard. A mismatch flags the caller. */
    observe(argument: { dn: string; optionId: string; observed: ObservedEvidence }): CallerVerification
    /** The caller could not prove who they are: shown on the card to all operators. */
    callerFailed(argument: { dn: string }): CallerVerification
    /** @param reason at least 20 characters */
    breakGlass(argument: { dn: string; reason: string }): CallerVerification
    /** The call is over. */
    end(argument: { dn: string }): CallerVerification
  }
  reset: {
    devices(argument: { dn: string }): Device[]
    preview(argument: { dn: string; wish: ResetWish }): ResetPreview
    apply(argument: { dn: string; wish: ResetWish }): ResetResult
    /** A number of a lost device that was found again. */
    restore(argument: { dn: string; methodId: string }): UserCard
  }
  passes: {
    bounds(): PassBounds
    issue(argument: { dn: string; wish: PassWish }): { card: UserCard; pass: IssuedPass }
    remove(argument: { dn: string }): UserCard
  }
  approvals: {
    /** Those that are open, and those of the last day; newest first. */
    list(): Approval[]
    request(argument: { dn: string; call: ApprovableCall }): Approval
    decide(argument: { id: string; approve: boolean; reason: string }): Approval
    /** `cancelCode`: as the user reads it from the notice; null: the operator stops it. */
    stop(argument: { id: string; cancelCode: string | null; reason: string }): Approval
    /** Carries out what was approved and hands out a pass, which is shown once. */
    collectPass(argument: { id: string }): IssuedPass
  }
  notices: {
    /** What this console sent to the user, newest first. */
    read(argument: { dn: string }): SentNotice[]
    /** One that failed is tried again at once. */
    retry(argument: { id: string }): SentNotice[]
    alerts(): HelpDeskAlert[]
  }
  coverage: {
    /** Begins the report, or takes up the one that runs; answers at once. */
    run(): CoverageReport
    /** The report as far as it is; null: none was begun. */
    read(): CoverageReport | null
    cancel(): CoverageReport | null
    /** Searches for a list's people; answers at once. A list that was opened before is closed. */
    open(argument: { list: CoverageListKind }): CoverageRows
    /** Ends the search for the list that is open. */
    cancelList(): null
    rows(argument: { selection: CoverageSelection; from: number; count: number }): CoverageRows
    trend(): CoverageTrend
  }
  exports: {
    preview(argument: { selection: CoverageSelection }): ExportPreview
    /**
     * Asks where to, and writes it there; the file is there whole or not at all. Null: no place was chosen.
     * `file`: its name without the folder.
     */
    begin(argument: ExportWish): { file: string; people: number } | null
    cancel(): null
    /** The last one's file, in the system's file manager. */
    show(): null
    /** The rest is for the window that is printed. */
    page(): CoveragePrint
    drawn(): null
  }
  reminders: {
    plan(argument: { selection: CoverageSelection; channel: ReminderChannel }): ReminderPlan
    /** `kept`: those in use; `standard`: the console's own words. */
    templates(): { kept: ReminderTemplates; standard: ReminderTemplates }
    /** `examples`: DNs of people as whom they are shown. */
    preview(argument: {
      templates: ReminderTemplates
      examples: Record<ShortfallKind, string | null>
    }): ReminderPreview
    /** `before`: what was shown; refused where somebody else has changed them since. */
    saveTemplates(argument: { templates: ReminderTemplates; before: ReminderTemplates }): ReminderTemplates
    /** One to the operator, in the words on screen. `answer`: the gateway's own words. */
    sendTest(argument: {
      channel: ReminderChannel
      to: string
      kind: ShortfallKind
      templates: ReminderTemplates
      examples: Record<ShortfallKind, string | null>
    }): { answer: string }
    /** Begins with those who are selected now; answers at once. Refused while another one is not over. */
    start(argument: { selection: CoverageSelection; channel: ReminderChannel }): ReminderState
    state(): ReminderState
    pause(): ReminderState
    resume(): ReminderState
    /** Who waits still gets nothing. */
    cancel(): ReminderState
    /** Who was reminded when, latest first. */
    list(argument: {
      words: string
      outcome: ReminderOutcome | null
      from: number
      count: number
    }): RemindedPeople
  }
  policy: {
    read(): PolicyInPlace
    /** The first thing in it that can't be understood; null: it could be saved. */
    check(argument: { document: string }): PolicyProblem | null
    /** Begins to compare it with the policy in place, on the live directory; one that runs ends. `at`: YYYY-MM-DD. */
    tryOut(argument: { document: string; at: string | null }): TryOut
    /** As far as it is; null: nothing was tried out. */
    tryOutState(): TryOut | null
    cancelTryOut(): TryOut | null
    /** `role`: only those for whom it is so in the role of this name. */
    tryOutRows(argument: {
      list: TryOutList
      role: string | null
      words: string
      from: number
      count: number
    }): TryOutRows
    /** `before`: what the draft was made from; refused where somebody else has changed the policy since. */
    save(argument: { document: string; before: { document: string; version: number | null } }): PolicyInPlace
    /** Newest first; what is in place is not among them. */
    versions(): PolicyVersion[]
    version(argument: { id: string }): { document: string }
  }
  messages: {
    gateways(): GatewaySettings
    choose(argument: GatewayChoice): GatewaySettings
    saveTwilio(argument: TwilioDraft): GatewaySettings
    saveSmtp(argument: SmtpDraft): GatewaySettings
    /** Sends a test over the gateway chosen for that channel; `answer`: the gateway's own words. */
    sendTest(argument: { channel: CodeChannel; to: string }): { answer: string }
    /** The push methods of the administrator's own account: a prompt needs a device that is registered. */
    ownPush(): { id: string; label: string }[]
    /** Asks the device of one of them, over the gateway chosen for push. What was asked before is over. */
    testPush(argument: { methodId: string }): PushTest
    /** Asked once a second while it waits for the approval; null: nothing was asked. */
    pushTest(): PushTest | null
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
    directories(): DirectoryChoice[]
    /** The one that the operator is signed in to. Nobody is shown, or changes, another. */
    ownDirectory(): DirectoryDraft
    addDirectory(argument: DirectoryDraft): DirectoryChoice[]
    changeOwnDirectory(argument: DirectoryDraft): DirectoryChoice[]
    removeDirectory(argument: { id: string }): DirectoryChoice[]
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
  'approvals.changed': Approval[]
  'notices.changed': { dn: string }
  'notices.alerts': HelpDeskAlert[]
  /** The report went on; now and then. */
  'coverage.changed': CoverageReport
  /** More people are on a list, or it is whole. */
  'coverage.list': { list: CoverageListKind; state: CoverageReport['state']; listed: number; read: number }
  /** At most ten times a second. */
  'exports.progress': ExportProgress
  /** Reminders went on, at most ten times a second. */
  'reminders.changed': ReminderState
  /** The try-out of a draft went on, at most ten times a second. */
  'policy.tried': TryOut
  /** Evidence came or went, or the level dropped. */
  'verification.changed': { dn: string }
  'user-display.changed': { open: boolean }
  /** Its time ran out: what it shows is worth nothing any more. */
  'enrollment.ended': { enrollmentId: string }
  /** For the user display. */
  'user-display.content': DisplayContent
  /** The user answered on the user display: what the console would have been answered. */
  'enrollment.answered': { enrollmentId: string; answer: Result<EnrollmentResult> }
  'tests.answered': { testId: string; answer: Result<TestResult> }
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
