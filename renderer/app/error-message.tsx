import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../queries/client.ts'
import { errorSentences } from './error-sentences.ts'
import { MessageText } from './message-text.tsx'

const useStyles = makeStyles({
  details: {
    display: 'block',
    marginTop: '4px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
})

/** What happened, what was kept, and what to do next. Announced as it appears. */
export function ErrorMessage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const detailsId = useId()
  const [open, setOpen] = useState(false)
  const { code, message, detail } = describe(error)
  const { what, why, next } = errorSentences(t, { code, detail })
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageText>
        <MessageBarTitle>{what}</MessageBarTitle> {[...why, next].join(' ')}{' '}
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
      </MessageText>
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
