import { makeStyles, tokens } from '@fluentui/react-components'
import { Chat20Filled, Mail20Filled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderLooks } from '../../../preload/contract.ts'

const useStyles = makeStyles({
  card: {
    margin: 0,
    display: 'grid',
    rowGap: '10px',
    padding: '16px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  paper: {
    display: 'grid',
    rowGap: '8px',
    padding: '16px 20px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    userSelect: 'text',
  },
  subject: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  body: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  // As a phone draws what it got.
  bubble: {
    justifySelf: 'start',
    maxWidth: '44ch',
    margin: 0,
    padding: '10px 14px',
    borderRadius: '18px',
    borderBottomLeftRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

function Card({ icon, to, children }: { icon: ReactNode; to: string; children: ReactNode }) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  return (
    <figure className={styles.card}>
      <figcaption className={styles.head}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        <bdi>{t('message.asFor', { name: to })}</bdi>
      </figcaption>
      {children}
    </figure>
  )
}

/** A mail as it arrives. */
export function MailLooks({ looks }: { looks: Omit<ReminderLooks, 'text'> }) {
  const styles = useStyles()
  return (
    <Card icon={<Mail20Filled />} to={looks.to}>
      <div className={styles.paper}>
        <p dir="auto" className={styles.subject}>
          {looks.mailSubject}
        </p>
        <p dir="auto" className={styles.body}>
          {looks.mailText}
        </p>
      </div>
    </Card>
  )
}

/** A text message as it arrives, and what it costs. */
export function TextLooks({ looks: { to, text } }: { looks: ReminderLooks }) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const { message, segments, characters, encoding } = text
  return (
    <Card icon={<Chat20Filled />} to={to}>
      <p dir="auto" className={styles.bubble}>
        {message}
      </p>
      <span className={styles.small}>{t('message.segments', { count: segments, characters, encoding })}</span>
    </Card>
  )
}
