import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { AuthenticatorEnrollment } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CodeField } from '../code-field.tsx'
import { CodeProblemMessage } from '../code-problem-message.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { CodePicture } from '../phone-pictures.tsx'
import type { Enrollment } from '../use-enrollment.ts'

interface Props {
  enrollment: Enrollment
  shown: AuthenticatorEnrollment
}

export function CodePage({ enrollment, shown }: Props) {
  const { t } = useTranslation('enrollment')
  const { state, go, type, send, checking, codeError } = enrollment
  const { problem, attemptsLeft } = state
  const { issuer, account } = shown
  return (
    <Page
      heading={t('code.heading')}
      beside={<CodePicture label={t('code.picture')} issuer={issuer} account={account} />}
      buttons={
        <>
          <NextButton label={t('next')} onClick={send} busy={checking} />
          <Button onClick={() => go('scan')}>{t('back')}</Button>
        </>
      }
    >
      <Say>{t('code.say', { issuer })}</Say>
      <CodeField
        label={t('code.label')}
        value={state.typed.code}
        onType={(code) => type({ code })}
        onSend={send}
        problem={problem}
        message={
          problem && (
            <CodeProblemMessage
              problem={problem}
              source={{ kind: 'app', issuer, account }}
              attemptsLeft={attemptsLeft}
            >
              {problem.why === 'previous-key' && (
                <Button onClick={() => go('scan')}>{t('code.showQr')}</Button>
              )}
            </CodeProblemMessage>
          )
        }
      />
      {codeError && <ErrorMessage error={codeError} onRetry={send} />}
      {!problem && <You>{t('code.you')}</You>}
    </Page>
  )
}
