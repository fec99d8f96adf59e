import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { stopApproval } from '../queries/approvals.ts'
import { CallError } from '../queries/client.ts'
import { groupedCode, wholeCode } from './cancel-code.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  input: {
    width: '200px',
    '& input': {
      fontSize: tokens.fontSizeBase500,
      letterSpacing: '0.1em',
      fontVariantNumeric: 'tabular-nums',
    },
  },
})

/** The user objects: the code of their notice stops it. */
export function StopWithCode({ id }: { id: string }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const stopping = useMutation(stopApproval(id))
  const code = wholeCode(typed)
  const isWrong = stopping.error instanceof CallError && stopping.error.detail['why'] === 'wrong-cancel-code'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopping.isPending) return
    if (code !== null) return stopping.mutate({ cancelCode: code, reason: '' })
    setIncomplete(true)
    event.currentTarget.querySelector('input')?.focus()
  }
  return (
    <form className={styles.form} aria-label={t('stop.hasCode')} onSubmit={submit} noValidate>
      <Field
        label={t('stop.hasCode')}
        hint={t('stop.codeHint')}
        {...(isWrong && { validationMessage: t('stop.codeWrong') })}
        {...(incomplete && code === null && { validationMessage: t('stop.codeNeeded') })}
      >
        <Input
          className={styles.input}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(_, { value }) => setTyped(groupedCode(value))}
        />
      </Field>
      <Button type="submit" disabledFocusable={stopping.isPending}>
        {t('stop.stopWithCode')}
      </Button>
      {stopping.isError && !isWrong && <ErrorMessage error={stopping.error} />}
    </form>
  )
}
