import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderChannel, ReminderTemplates, ShortfallKind } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { GatewayAnswer } from '../../app/gateway-answer.tsx'
import { type Examples, sendTestReminder } from '../../queries/reminders.ts'
import { validation } from '../../settings/field-problem.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  to: { flex: '1 1 220px', maxWidth: '360px' },
  // Level with the field, whose label stands above it.
  button: { marginTop: '26px' },
  text: { margin: 0, overflowWrap: 'anywhere' },
})

interface Props {
  channel: ReminderChannel
  kind: ShortfallKind
  /** The operator's address, where the directory has it. */
  own: string | null
  /** As they are on screen, kept or not. */
  templates: ReminderTemplates
  examples: Examples
}

/** Sends the reminder on show to the operator. */
export function SendTest({ channel, kind, own, templates, examples }: Props) {
  const { t } = useTranslation('reminders', { keyPrefix: 'test' })
  const styles = useStyles()
  const sending = useMutation(sendTestReminder())
  const [to, setTo] = useState(own ?? '')
  const [tried, setTried] = useState(false)
  const isEmpty = to.trim() === ''

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!isEmpty && !sending.isPending) sending.mutate({ channel, to, kind, templates, examples })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.row}>
        <Field
          className={styles.to}
          label={t(channel === 'email' ? 'address' : 'number')}
          {...validation(tried && isEmpty ? t(`empty.${channel}`) : undefined)}
        >
          <Input
            value={to}
            type={channel === 'email' ? 'text' : 'tel'}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => setTo(value)}
          />
        </Field>
        <Button className={styles.button} type="submit" disabledFocusable={sending.isPending}>
          {t(sending.isPending ? 'sending' : 'send')}
        </Button>
      </div>
      {sending.error && <ErrorMessage error={sending.error} />}
      {sending.data && (
        <p className={styles.text} role="status">
          {t('sent', { to: sending.variables.to })}{' '}
          {sending.data.answer !== '' && <GatewayAnswer answer={sending.data.answer} />}
        </p>
      )}
    </form>
  )
}
