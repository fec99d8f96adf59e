import { Input, Label, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeProblem } from '../../preload/contract.ts'

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
  label: string
  value: string
  onType: (code: string) => void
  onSend: () => void
  /** Why the code before was not accepted; null: none was refused. */
  problem: CodeProblem | null
  message: ReactNode
}

/** Six digits as the user reads them out; Enter sends them off. */
export function CodeField({ label, value, onType, onSend, problem, message }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const inputId = useId()
  const hintId = useId()
  const problemId = useId()
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    // Typing replaces the wrong code.
    if (problem) input.current?.select()
  }, [problem])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Label htmlFor={inputId} weight="semibold">
          {label}
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
          value={value}
          onChange={(_, { value: code }) => onType(code)}
          aria-invalid={problem !== null}
          aria-describedby={`${hintId} ${problemId}`}
        />
        <span id={hintId} className={styles.hint}>
          {t('code.hint')}
        </span>
      </form>
      <div id={problemId} role="alert">
        {problem && message}
      </div>
    </>
  )
}
