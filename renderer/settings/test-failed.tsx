import { makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { GatewayAnswer } from '../app/gateway-answer.tsx'
import { CallError } from '../queries/client.ts'
import { refusalOf } from './field-problem.ts'

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere' },
})

const parts = ['twilio', 'smtp', 'dkim'] as const

/** Why a test did not go out. */
export function TestFailed({ error }: { error: unknown }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const refusal = refusalOf(error)
  const part = parts.find((one) => one === refusal?.field)
  // A refusal's sentence repeats the gateway's words already.
  const isTold = !(error instanceof CallError) || error.code === 'gateway-refused'
  const answer = isTold ? '' : String(error.detail['answer'] ?? '')
  if (part)
    return (
      <p className={styles.text} role="alert">
        {t(`unreadable.${part}`)}
      </p>
    )
  return (
    <>
      <ErrorMessage error={error} />
      {answer !== '' && (
        <p className={styles.text}>
          <GatewayAnswer answer={answer} />
        </p>
      )}
    </>
  )
}
