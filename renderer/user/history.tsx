import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Regular,
  DismissCircle16Filled,
  QuestionCircle16Filled,
} from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditOutcome, HistoryEntry } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { RelativeTime } from '../app/relative-time.tsx'
import { Section } from '../app/section.tsx'
import { userHistory } from '../queries/users.ts'
import { historySentence } from './history-sentence.ts'

const shownAtFirst = 5

const icons = {
  succeeded: CheckmarkCircle16Regular,
  failed: DismissCircle16Filled,
  unknown: QuestionCircle16Filled,
} satisfies Record<AuditOutcome, typeof CheckmarkCircle16Regular>

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'baseline',
    padding: '6px 12px 6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  icon: { alignSelf: 'center' },
  succeeded: { color: tokens.colorNeutralForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  unknown: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** What operators did to this user before, newest first. */
export function History({ dn }: { dn: string }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const [all, setAll] = useState(false)
  const history = useQuery(userHistory(dn))
  const entries = history.data ?? []
  const shown = all ? entries : entries.slice(0, shownAtFirst)
  return (
    <Section title={t('history.title')}>
      {history.isError && <ErrorMessage error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && entries.length === 0 && <div className={styles.quiet}>{t('history.none')}</div>}
      <ul className={styles.list}>
        {shown.map((entry) => (
          <Entry key={`${entry.at} ${entry.action}`} entry={entry} />
        ))}
      </ul>
      {shown.length < entries.length && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {t('history.showAll', { count: entries.length })}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const Icon = icons[entry.outcome]
  return (
    <li className={styles.entry}>
      <Icon className={mergeClasses(styles.icon, styles[entry.outcome])} aria-hidden />
      <span>
        <bdi>{historySentence(t, entry)}</bdi>{' '}
        {entry.outcome !== 'succeeded' && (
          <span className={styles[entry.outcome]}>{t(`history.outcome.${entry.outcome}`)}</span>
        )}
      </span>
      <span className={styles.quiet}>
        <RelativeTime at={entry.at} />
      </span>
    </li>
  )
}
