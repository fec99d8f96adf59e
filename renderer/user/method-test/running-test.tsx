import type { ReactNode } from 'react'
import { QuestionsAtDisplay } from './questions-at-display.tsx'
import { TestApp } from './test-app.tsx'
import { TestCode } from './test-code.tsx'
import { TestPush } from './test-push.tsx'
import { TestQuestions } from './test-questions.tsx'
import type { Running } from './test-state.ts'
import type { MethodTestControl } from './use-method-test.ts'

interface Props {
  state: Running
  control: MethodTestControl
  /** What is read aloud, in place of what is said in a test. */
  say?: ReactNode
  /** What to do in the end where no message arrives, in place of the test's advice. */
  notArrived?: string
  /** The user sees on the user display what is for their eyes. */
  onDisplay?: boolean
}

/** What is read back and typed in, by what the test is. */
export function RunningTest({ state, control, say, notArrived, onDisplay = false }: Props) {
  const { test } = state
  switch (test.kind) {
    case 'app':
      return <TestApp test={test} state={state} control={control} say={say} />
    case 'code':
      return <TestCode sent={test.sent} state={state} control={control} say={say} notArrived={notArrived} />
    case 'push':
      return (
        <TestPush
          push={test.push}
          control={control}
          say={say}
          notArrived={notArrived}
          onDisplay={onDisplay}
        />
      )
    case 'questions':
      return onDisplay || test.answeredBy === 'user' ? (
        <QuestionsAtDisplay state={state} control={control} open={onDisplay} />
      ) : (
        <TestQuestions questions={test.questions} state={state} control={control} say={say} />
      )
  }
}
