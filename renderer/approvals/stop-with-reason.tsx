import { Button, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { stopApproval } from '../queries/approvals.ts'
import { ReasonField } from './reason-field.tsx'

const useStyles = makeStyles({ form: { display: 'grid', rowGap: '8px', justifyItems: 'start' } })

/** An operator stops it, and says why. */
export function StopWithReason({ id }: { id: string }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [reason, setReason] = useState('')
  const [unsaid, setUnsaid] = useState(false)
  const stopping = useMutation(stopApproval(id))
  const said = reason.trim()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopping.isPending) return
    if (said !== '') return stopping.mutate({ cancelCode: null, reason: said })
    setUnsaid(true)
    event.currentTarget.querySelector('textarea')?.focus()
  }
  return (
    <form className={styles.form} aria-label={t('hold.noCode')} onSubmit={submit} noValidate>
      <ReasonField
        label={t('hold.reason')}
        value={reason}
        onType={setReason}
        problem={unsaid && said === '' ? t('hold.reasonNeeded') : null}
      />
      <Button type="submit" disabledFocusable={stopping.isPending}>
        {t('hold.stop')}
      </Button>
      {stopping.isError && <ErrorMessage error={stopping.error} />}
    </form>
  )
}
