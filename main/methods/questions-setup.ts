import type { AnsweredQuestion, AnswerProblem, QuestionsForm } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { QuestionsPolicy } from '../policy/parse.ts'
import type { Random } from './authenticator-app.ts'
import { checkAnswers, hashAnswers } from './security-questions.ts'
import type { ConfirmedSetup, ProvedMethod, Setup, ShownSetup } from './setup.ts'

/** Questions that the user chooses and answers. Of the answers nothing stays but their hashes. */
export class QuestionsSetup implements Setup {
  readonly type = 'security-questions'
  private hashed: Uint8Array | null = null

  constructor(
    readonly form: QuestionsForm,
    private readonly options: { random: Random; cost: QuestionsPolicy['cost'] },
  ) {}

  async show(): Promise<ShownSetup> {
    return { type: this.type, form: this.form }
  }

  /** @returns what is wrong with them; empty: they are taken. */
  async answer(answers: AnsweredQuestion[]): Promise<AnswerProblem[]> {
    const problems = checkAnswers(this.form, answers)
    if (problems.length === 0) this.hashed = Buffer.from(await hashAnswers(answers, this.options))
    return problems
  }

  async confirm(): Promise<ConfirmedSetup> {
    throw new ConsoleError('bad-arguments', 'Security questions are answered, not confirmed by a code.')
  }

  isAccepted(): boolean {
    return false
  }

  proved(): ProvedMethod {
    return { label: 'Security questions' }
  }

  secret(): Uint8Array {
    if (!this.hashed) throw new ConsoleError('internal', 'Nothing was answered.')
    return this.hashed
  }

  drop(): void {
    this.hashed?.fill(0)
    this.hashed = null
  }
}
