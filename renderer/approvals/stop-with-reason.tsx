import { Button, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { stopApproval } from '../queries/approvals.ts'
import { decisionOf } from './decision.ts'
import { ReasonField } from './reason-field.tsx'

const useStyles = makeStyles({ form: { display: 'grid', rowGap: '8px', justifyItems: 'start' } })

interface Props {
  id: string
  /** Whoever asked for it need not say why. */
  own: boolean
}

/** An operator stops it, and says why. */
export function StopWithReason({ id, own }: Props) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [reason, setReason] = useState('')
  const [unsaid, setUnsaid] = useState(false)
  const stopping = useMutation(stopApproval(id))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopping.isPending) return
    const decision = decisionOf(own, reason)
    if (decision) return stopping.mutate({ cancelCode: null, reason: decision.reason })
    setUnsaid(true)
    event.currentTarget.querySelector('textarea')?.focus()
  }
  return (
    <form className={styles.form} aria-label={t('stop.noCode')} onSubmit={submit} noValidate>
      <ReasonField
        label={t(own ? 'stop.reasonOwn' : 'stop.reason')}
        value={reason}
        onType={setReason}
        problem={unsaid && reason.trim() === '' ? t('stop.reasonNeeded') : null}
      />
      <Button type="submit" disabledFocusable={stopping.isPending}>
        {t(own ? 'stop.withdraw' : 'stop.stop')}
      </Button>
      {stopping.isError && <ErrorMessage error={stopping.error} />}
    </form>
  )
}
