import { makeStyles, tokens } from '@fluentui/react-components'
import { Call20Filled, Chat20Filled, Mail20Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PracticeMessage } from '../../preload/contract.ts'
import { codeIn } from './arrivals.ts'
import { Card } from './card.tsx'

const useStyles = makeStyles({
  code: {
    margin: 0,
    fontSize: '36px',
    lineHeight: '44px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '0.12em',
  },
  body: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  subject: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  voice: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  spoken: {
    margin: 0,
    paddingLeft: '12px',
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    fontStyle: 'italic',
    overflowWrap: 'anywhere',
  },
})

const icons = { text: <Chat20Filled />, call: <Call20Filled />, email: <Mail20Filled /> }

/** A text message, the spoken words of a call, or a mail; its code large. */
export function MessageCard({ message }: { message: PracticeMessage }) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  const { kind, to, at, subject, body } = message
  const code = codeIn(body)
  return (
    <Card
      icon={icons[kind]}
      kind={t(`kind.${kind}`)}
      to={
        <>
          {t('to')} <bdi>{to}</bdi>
        </>
      }
      at={at}
    >
      {code && (
        <p className={styles.code} role="img" aria-label={`${t('code')} ${[...code].join(' ')}`}>
          {code}
        </p>
      )}
      {subject && <p className={styles.subject}>{subject}</p>}
      {kind === 'call' ? (
        <>
          <p className={styles.voice}>{t('spoken')}</p>
          <blockquote className={styles.spoken}>{body}</blockquote>
        </>
      ) : (
        <p className={styles.body}>{body}</p>
      )}
    </Card>
  )
}
