import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MethodTest } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CodeField } from '../../enrollment/code-field.tsx'
import { CodeProblemMessage } from '../../enrollment/code-problem-message.tsx'
import { Say, You } from '../../enrollment/page.tsx'
import { CheckButton } from './check-button.tsx'
import type { Running } from './test-state.ts'
import type { MethodTestControl } from './use-method-test.ts'

interface Props {
  test: Extract<MethodTest, { kind: 'app' }>
  state: Running
  control: MethodTestControl
  say?: ReactNode
}

/** The app's current code, and the explanation of one that is not right. */
export function TestApp({ test, state, control, say }: Props) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const { typed, refused } = state
  const { issuer, account } = test
  const { check, checking, checkError, type } = control
  const problem = refused?.problem ?? null
  return (
    <>
      {say ?? <Say>{tUser('test.sayApp', { issuer })}</Say>}
      <CodeField
        label={t('code.label')}
        value={typed[0] ?? ''}
        onType={(code) => type(code)}
        onSend={check}
        problem={problem}
        message={
          refused?.problem && (
            <CodeProblemMessage
              problem={refused.problem}
              source={{ kind: 'app', issuer, account }}
              attemptsLeft={refused.attemptsLeft}
              tries={tUser('test.tries', { count: refused.attemptsLeft })}
            />
          )
        }
      />
      <CheckButton busy={checking} onClick={check} />
      {checkError && <ErrorMessage error={checkError} onRetry={check} />}
      {!problem && <You>{t('code.you')}</You>}
    </>
  )
}
