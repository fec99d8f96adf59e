import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeChannel } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { CallError } from '../queries/client.ts'
import { sendTest } from '../queries/messages.ts'
import { refusalOf, validation } from './field-problem.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '8px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  to: { flex: '1 1 220px' },
  // Level with the fields, whose labels stand above them.
  button: { marginTop: '26px' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  answer: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'text' },
})

const kinds = ['text', 'call', 'email'] as const satisfies readonly CodeChannel[]
const parts = ['twilio', 'smtp', 'dkim'] as const

/** Sends a message to the administrator, to see that the chosen gateway works. */
export function SendTest() {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const sending = useMutation(sendTest())
  const [channel, setChannel] = useState<CodeChannel>('text')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const what = channel === 'email' ? 'address' : 'number'
  const isMissing = to.trim() === ''

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!isMissing && !sending.isPending) sending.mutate({ channel, to })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h3 className={styles.title}>{t('test.title')}</h3>
      <p className={styles.quiet}>{t('test.text')}</p>
      <div className={styles.row}>
        <Field label={t('test.channel')}>
          <Select
            value={channel}
            onChange={(_, { value }) => {
              const picked = kinds.find((kind) => kind === value) ?? 'text'
              // A number says nothing as an address, nor the other way around.
              if ((picked === 'email') !== (channel === 'email')) setTo('')
              setTried(false)
              setChannel(picked)
              sending.reset()
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`test.channels.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          className={styles.to}
          label={t(`test.${what}`)}
          hint={t(`test.${what}Hint`)}
          {...validation(tried && isMissing ? t('problem.required') : undefined)}
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
          {t(sending.isPending ? 'test.sending' : 'test.send')}
        </Button>
      </div>
      {sending.error && <Failed error={sending.error} />}
      {sending.data && (
        <p className={styles.text} role="status">
          {t('test.sent', { to: sending.variables.to })}{' '}
          {sending.data.answer === '' ? (
            t('test.noAnswer')
          ) : (
            <>
              {t('test.answer')} <span className={styles.answer}>{sending.data.answer}</span>
            </>
          )}
        </p>
      )}
    </form>
  )
}

function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const refusal = refusalOf(error)
  const part = parts.find((one) => one === refusal?.field)
  if (!part)
    return (
      <>
        <ErrorMessage error={error} />
        <GatewayAnswer error={error} />
      </>
    )
  return (
    <p className={styles.text} role="alert">
      {t(`unreadable.${part}`)}
    </p>
  )
}

/** In the gateway's own words, for whoever has to mend it there. */
function GatewayAnswer({ error }: { error: unknown }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  // A refusal's sentence repeats it already.
  const isTold = !(error instanceof CallError) || error.code === 'gateway-refused'
  const answer = isTold ? '' : String(error.detail['answer'] ?? '')
  if (answer === '') return null
  return (
    <p className={styles.text}>
      {t('test.answer')} <span className={styles.answer}>{answer}</span>
    </p>
  )
}
