import type {
  AuthenticatorEnrollment,
  CodeEnrollment,
  CodeProblem,
  MethodType,
  PushEnrollment,
  QuestionsEnrollment,
} from '../../preload/contract.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'enrollmentId'> : never

/** What the wizard shows of a method that is being set up. */
export type ShownSetup = WithoutId<
  AuthenticatorEnrollment | CodeEnrollment | PushEnrollment | QuestionsEnrollment
>

export type ConfirmedSetup =
  | { proved: true }
  | { proved: false; problem: CodeProblem; attemptsLeft: number }
  /** Too often wrong: it starts over with something new, which `show` shows. */
  | { proved: false; problem: CodeProblem; restarted: true }

/** What the directory holds of a method once it is proved, besides who added it and when. */
export interface ProvedMethod {
  label: string
  target?: string
  device?: string
  step?: number
}

/** A method that is being set up, from the first message or key to the proof. Lives in memory only. */
export interface Setup {
  readonly type: MethodType
  show(): Promise<ShownSetup>
  /** Looks at what the user read out. What was proved once stays proved. */
  confirm(code: string, alreadyProved: boolean): Promise<ConfirmedSetup>
  /** True for the code that was accepted: entered again because writing failed, it is no second use. */
  isAccepted(code: string): boolean
  proved(): ProvedMethod
  /** What is sealed beside the method; null: it has no secret. */
  secret(): Uint8Array | null
  /**
   * Written, left or expired: forgets what is secret.
   * @param kept the directory may hold it; else nothing half-made remains anywhere
   */
  drop(kept: boolean): void
}
