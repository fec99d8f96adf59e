import type { AnsweredQuestion, DisplayContent, SessionState } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { DisplaySink, TakeAnswers } from './display-sink.ts'

export interface UserDisplayOptions {
  window: { open(): void; close(): void; isOpen(): boolean }
  /** Whose name the display shows while there is nothing else. Asked as it opens, when somebody is signed in. */
  organization: () => string
  changed: (state: { open: boolean }) => void
  /** Sends to the display's window. Called only while it is open. */
  content: (content: DisplayContent) => void
}

export interface UserDisplay extends DisplaySink {
  open(): { open: boolean }
  close(): { open: boolean }
  state(): { open: boolean }
  content(): DisplayContent
  /**
   * The user's answers, typed there.
   * @throws ConsoleError enrollment-ended if nothing was asked, or whatever kept the answers from being taken
   */
  answer(answers: AnsweredQuestion[]): Promise<DisplayContent>
  /** Its window is gone, whoever closed it. */
  closed(): void
  /** A locked console shows nobody anything; after a sign-out there is nothing left to show. */
  follow(session: SessionState): void
}

interface Shown {
  id: string
  content: DisplayContent
  answer: TakeAnswers | undefined
}

type Asked = Shown & {
  content: Extract<DisplayContent, { kind: 'questions' | 'test-questions' }>
  answer: TakeAnswers
}

const asksForAnswers = (shown: Shown): shown is Asked =>
  (shown.content.kind === 'questions' || shown.content.kind === 'test-questions') &&
  shown.answer !== undefined

/** What the user at the counter sees: one thing at a time, and only while the display is open. */
export function createUserDisplay(options: UserDisplayOptions): UserDisplay {
  const { window, changed } = options
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

  function afterAnswer(asked: Asked, next: DisplayContent | null): void {
    if (next) {
      // While the answers were looked at, it may have ended or shown something else.
      if (shown !== asked) return
      shown = { ...asked, content: next }
    } else {
      if (shown !== null && shown.id !== asked.id) return
      // The user is done, also where the operator has still to settle something.
      shown = null
      thanks = { kind: 'answered', firstName: asked.content.firstName }
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
    show(id, content, answer) {
      shown = { id, content, answer }
      thanks = null
      tell()
    },
    clear(id) {
      if (shown?.id !== id) return
      shown = null
      tell()
    },
    async answer(answers) {
      const asked = shown
      if (!window.isOpen() || !asked || !asksForAnswers(asked))
        throw new ConsoleError('enrollment-ended', 'The user display asks for no answers.')
      afterAnswer(asked, await asked.answer(answers))
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
