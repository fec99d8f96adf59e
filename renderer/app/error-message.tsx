import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../queries/client.ts'

const useStyles = makeStyles({
  body: { whiteSpace: 'normal', paddingBlock: '4px' },
  details: {
    display: 'block',
    marginTop: '4px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
})

const certificateReasons = [
  'self-signed',
  'unknown-authority',
  'expired',
  'not-yet-valid',
  'wrong-host',
] as const

/** What happened, what was kept, and what to do next. Announced as it appears. */
export function ErrorMessage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t: checked } = useTranslation('app')
  // Which values an error's sentence takes is known to main only: each error brings its own.
  const t = checked as (key: string, values?: CallError['detail']) => string
  const styles = useStyles()
  const detailsId = useId()
  const [open, setOpen] = useState(false)
  const { code, message, detail } = describe(error)
  const reason = certificateReasons.find((one) => one === detail['reason'])
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{t(`error.code.${code}.what`, detail)}</MessageBarTitle>{' '}
        {reason && code === 'certificate-not-trusted' && `${t(`error.certificate.${reason}`, detail)} `}
        {t(`error.code.${code}.next`, detail)}{' '}
        {message && (
          <Link
            as="button"
            inline
            aria-expanded={open}
            aria-controls={detailsId}
            onClick={() => setOpen(!open)}
          >
            {t('error.details')}
          </Link>
        )}
        {open && (
          <span className={styles.details} id={detailsId}>
            {code}: {message}
          </span>
        )}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}

function describe(error: unknown): Pick<CallError, 'code' | 'message' | 'detail'> {
  if (error instanceof CallError) return error
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), detail: {} }
}
