import { Button, Input, Label, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthenticatorEnrollment } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CodeProblemMessage } from '../code-problem-message.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { CodePicture } from '../phone-pictures.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '4px', justifyItems: 'start', margin: '0 16px' },
  input: {
    width: '220px',
    '& input': {
      fontSize: tokens.fontSizeBase600,
      letterSpacing: '0.18em',
      fontVariantNumeric: 'tabular-nums',
    },
  },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface Props {
  enrollment: Enrollment
  shown: AuthenticatorEnrollment
}

export function CodePage({ enrollment, shown }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const inputId = useId()
  const hintId = useId()
  const problemId = useId()
  const input = useRef<HTMLInputElement>(null)
  const { state, go, type, send, checking, codeError } = enrollment
  const { problem, attemptsLeft } = state

  useEffect(() => {
    // Typing replaces the wrong code.
    if (problem) input.current?.select()
  }, [problem])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <Page
      heading={t('code.heading')}
      picture={<CodePicture label={t('code.picture')} issuer={shown.issuer} account={shown.account} />}
      buttons={
        <>
          <NextButton label={t('next')} onClick={send} busy={checking} />
          <Button onClick={() => go('scan')}>{t('back')}</Button>
        </>
      }
    >
      <Say>{t('code.say', { issuer: shown.issuer })}</Say>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Label htmlFor={inputId} weight="semibold">
          {t('code.label')}
        </Label>
        <Input
          id={inputId}
          input={{ ref: input }}
          data-page-focus
          size="large"
          className={styles.input}
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={100}
          value={state.code}
          onChange={(_, { value }) => type(value)}
          aria-invalid={problem !== null}
          aria-describedby={`${hintId} ${problemId}`}
        />
        <span id={hintId} className={styles.hint}>
          {t('code.hint')}
        </span>
      </form>
      <div id={problemId} role="alert">
        {problem && (
          <CodeProblemMessage
            problem={problem}
            shown={shown}
            attemptsLeft={attemptsLeft}
            onShowQr={() => go('scan')}
          />
        )}
      </div>
      {codeError && <ErrorMessage error={codeError} onRetry={send} />}
      {!problem && <You>{t('code.you')}</You>}
    </Page>
  )
}
