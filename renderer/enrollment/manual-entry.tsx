import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthenticatorEnrollment } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { copyForUser } from '../queries/enrollment.ts'

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: '8px', margin: '0 16px' },
  // The value has the whole width below its name: it is long, and the QR code stands beside it.
  term: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    minHeight: '24px',
    color: tokens.colorNeutralForeground3,
  },
  value: { margin: 0, overflowWrap: 'anywhere', userSelect: 'text' },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  uri: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  copied: { margin: '0 16px', minHeight: tokens.lineHeightBase300 },
})

/** What the QR code holds, to be typed or pasted: main writes the clipboard and clears it again. */
export function ManualEntry({ shown }: { shown: AuthenticatorEnrollment }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const copy = useMutation(copyForUser())
  const { enrollmentId, account, issuer, key, uri } = shown
  const copyButton = (what: 'key' | 'uri', label: string) => {
    const isCopied = copy.isSuccess && copy.variables.what === what
    return (
      <Button
        size="small"
        icon={isCopied ? <Checkmark16Regular /> : <Copy16Regular />}
        aria-label={label}
        onClick={() => copy.mutate({ enrollmentId, what })}
      >
        {t(isCopied ? 'scan.copiedNow' : 'scan.copy')}
      </Button>
    )
  }
  return (
    <>
      <dl className={styles.list}>
        <Row term={t('scan.account')}>
          <bdi>
            {issuer}: {account}
          </bdi>
        </Row>
        <Row term={t('scan.key')} action={copyButton('key', t('scan.copyKey'))}>
          <span className={styles.key}>{key}</span>
        </Row>
        <Row term={t('scan.uri')} action={copyButton('uri', t('scan.copyUri'))}>
          <span className={styles.uri}>{uri}</span>
        </Row>
      </dl>
      <div role="status" className={styles.copied}>
        {copy.isSuccess && t('scan.copied', { seconds: copy.data.clearsAfterSeconds })}
      </div>
      {copy.error && <ErrorMessage error={copy.error} />}
    </>
  )
}

function Row({ term, action, children }: { term: string; action?: ReactNode; children: ReactNode }) {
  const styles = useStyles()
  return (
    <div>
      <dt className={styles.term}>
        {term}
        {action}
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
