import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeChannel } from '../../preload/contract.ts'
import { GatewayAnswer } from '../app/gateway-answer.tsx'
import { sendTest } from '../queries/messages.ts'
import { validation } from './field-problem.ts'
import { TestFailed } from './test-failed.tsx'
import { useTestStyles } from './test-styles.ts'

const useStyles = makeStyles({
  // Its fields stand in the row beside the choice of the channel.
  form: { display: 'contents' },
})

/** Sends a code that opens nothing to a number or address of the administrator's. */
export function SendCode({ channel }: { channel: CodeChannel }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const row = useTestStyles()
  const sending = useMutation(sendTest())
  const [to, setTo] = useState('')
  const [tried, setTried] = useState<CodeChannel | null>(null)
  const what = channel === 'email' ? 'address' : 'number'
  const isMissing = to.trim() === ''
  // What came of a text is nothing to read below a call.
  const isThis = sending.variables?.channel === channel

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(channel)
    if (!isMissing && !sending.isPending) sending.mutate({ channel, to })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        className={row.to}
        label={t(`test.${what}`)}
        hint={t(`test.${what}Hint`)}
        {...validation(tried === channel && isMissing ? t('problem.required') : undefined)}
      >
        <Input
          value={to}
          type={channel === 'email' ? 'text' : 'tel'}
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => setTo(value)}
        />
      </Field>
      <Button className={row.button} type="submit" disabledFocusable={sending.isPending}>
        {t(sending.isPending ? 'test.sending' : 'test.send')}
      </Button>
      {isThis && sending.error && (
        <div className={row.below}>
          <TestFailed error={sending.error} />
        </div>
      )}
      {isThis && sending.data && (
        <p className={row.below} role="status">
          {t('test.sent', { to: sending.variables.to })}{' '}
          {sending.data.answer === '' ? t('test.noAnswer') : <GatewayAnswer answer={sending.data.answer} />}
        </p>
      )}
    </form>
  )
}
