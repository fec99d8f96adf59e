import type {
  AnsweredQuestion,
  DisplayContent,
  EnrollmentResult,
  Events,
  SessionState,
} from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { DisplaySink } from './display-sink.ts'

export interface UserDisplayOptions {
  window: { open(): void; close(): void; isOpen(): boolean }
  /** Whose name the display shows while there is nothing else. Asked as it opens, when somebody is signed in. */
  organization: () => string
  changed: (state: { open: boolean }) => void
  /** Sends to the display's window. Called only while it is open. */
  content: (content: DisplayContent) => void
  answered: (answered: Events['user-display.answered']) => void
}

export interface UserDisplay extends DisplaySink {
  open(): { open: boolean }
  close(): { open: boolean }
  state(): { open: boolean }
  content(): DisplayContent
  /**
   * The user's answers, typed there.
   * @throws ConsoleError enrollment-ended if nothing was asked, or whatever kept the answers from being stored
   */
  answer(answers: AnsweredQuestion[]): Promise<DisplayContent>
  /** Its window is gone, whoever closed it. */
  closed(): void
  /** A locked console shows nobody anything; after a sign-out there is nothing left to show. */
  follow(session: SessionState): void
}

interface Shown {
  enrollmentId: string
  content: DisplayContent
  answer: Parameters<DisplaySink['show']>[2]
}

/** What the user at the counter sees: one thing at a time, and only while the display is open. */
export function createUserDisplay(options: UserDisplayOptions): UserDisplay {
  const { window, changed, answered } = options
  let shown: Shown | null = null
  let thanks: DisplayContent | null = null
  let organization = ''

  const state = () => ({ open: window.isOpen() })

  function content(): DisplayContent {
    if (window.isOpen()) {
      if (shown) return shown.content
      if (thanks) return thanks
    }
    return { kind: 'nothing', organization }
  }

  function tell(): void {
    if (window.isOpen()) options.content(content())
  }

  function close() {
    window.close()
    return state()
  }

  function afterAnswer(asked: Shown, result: EnrollmentResult): void {
    const { firstName } = asked.content as Extract<DisplayContent, { kind: 'questions' }>
    if (result.outcome === 'answers-refused') {
      // While the answers were looked at, the enrollment may have ended or shown something else.
      if (shown !== asked || asked.content.kind !== 'questions') return
      shown = { ...asked, content: { ...asked.content, problems: result.problems } }
    } else {
      if (shown !== null && shown.enrollmentId !== asked.enrollmentId) return
      // The user is done, also where the operator has still to settle somebody else's change.
      shown = null
      thanks = { kind: 'answered', firstName }
    }
    tell()
  }

  return {
    state,
    content,
    close,
    open() {
      const wasOpen = window.isOpen()
      organization = options.organization()
      window.open()
      if (!wasOpen) changed(state())
      return state()
    },
    show(enrollmentId, content, answer) {
      shown = { enrollmentId, content, answer }
      thanks = null
      tell()
    },
    clear(enrollmentId) {
      if (shown?.enrollmentId !== enrollmentId) return
      shown = null
      tell()
    },
    async answer(answers) {
      const asked = shown
      if (!window.isOpen() || asked?.content.kind !== 'questions' || !asked.answer)
        throw new ConsoleError('enrollment-ended', 'The user display asks for no answers.')
      const result = await asked.answer(answers)
      afterAnswer(asked, result)
      answered({ enrollmentId: asked.enrollmentId, result })
      return content()
    },
    closed() {
      thanks = null
      // Shown once: whoever opens the display next may be with somebody else.
      if (shown?.content.kind === 'pass') shown = null
      changed(state())
    },
    follow(session) {
      if (session.state === 'signed-in') return
      if (session.state === 'signed-out') shown = null
      if (window.isOpen()) close()
    },
  }
}
