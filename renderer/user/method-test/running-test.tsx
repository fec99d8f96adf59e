import type { ReactNode } from 'react'
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
}

/** What is read back and typed in, by what the test is. */
export function RunningTest({ state, control, say, notArrived }: Props) {
  const { test } = state
  switch (test.kind) {
    case 'app':
      return <TestApp test={test} state={state} control={control} say={say} />
    case 'code':
      return <TestCode sent={test.sent} state={state} control={control} say={say} notArrived={notArrived} />
    case 'push':
      return <TestPush push={test.push} control={control} say={say} notArrived={notArrived} />
    case 'questions':
      return <TestQuestions questions={test.questions} state={state} control={control} say={say} />
  }
}
