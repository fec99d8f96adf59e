import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderCampaign, ReminderOutcome } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { useSettled } from '../../app/use-settled.ts'
import { remindedBlock, remindedPeople } from '../../queries/reminders.ts'
import { FilterChip } from '../filter-chip.tsx'
import { ListGrid } from '../list-grid.tsx'
import { findSettleMs, ListTools } from '../list-tools.tsx'
import { outcomes } from './campaign.tsx'
import { useRemindedColumns } from './reminded-columns.tsx'

const useStyles = makeStyles({
  section: { display: 'grid', rowGap: '8px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, padding: '12px 0', color: tokens.colorNeutralForeground2 },
})

interface Props {
  campaign: ReminderCampaign | null
  outcome: ReminderOutcome | null
  onOutcome: (outcome: ReminderOutcome | null) => void
  scroller: RefObject<HTMLElement | null>
}

/** Who was reminded from this console, when and how often, and what became of it. */
export function Reminded({ campaign, outcome, onOutcome, scroller }: Props) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const titleId = useId()
  const grid = useRef<HTMLTableElement>(null)
  const [typed, setTyped] = useState('')
  const words = useSettled(typed, findSettleMs)
  const columns = useRemindedColumns(campaign)
  const selection = { words, outcome }
  const query = useQuery(remindedPeople(selection, 0))
  const first = query.data
  const countWords = ({ selected, listed }: { selected: number; listed: number }) =>
    selected === listed ? t('list.count', { count: listed }) : t('list.selected', { count: selected, listed })
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('list.title')}
      </h2>
      {first && first.listed > 0 && (
        <ListTools
          find={t('list.find')}
          typed={typed}
          onTyped={setTyped}
          chip={
            campaign && (
              <FilterChip
                name={t('list.outcome')}
                options={outcomes.map((one) => ({ value: one, label: t(`campaign.outcome.${one}`) }))}
                value={outcome}
                onChange={(value) => onOutcome(outcomes.find((one) => one === value) ?? null)}
              />
            )
          }
          count={`${countWords(first)} · ${t('list.keys')}`}
        />
      )}
      {query.error && <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />}
      {first && first.selected > 0 && (
        <ListGrid
          count={first.selected}
          columns={columns}
          blocks={{
            size: remindedBlock,
            block: (number) => remindedPeople(selection, number),
            rows: ({ people }) => people,
            first,
          }}
          titleId={titleId}
          scroller={scroller}
          grid={grid}
        />
      )}
      {first?.selected === 0 && (
        <p className={styles.quiet}>{t(first.listed === 0 ? 'list.empty' : 'list.none')}</p>
      )}
    </section>
  )
}
