import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TryOut, TryOutList } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { useSettled } from '../../app/use-settled.ts'
import { tryOutRows } from '../../queries/policy.ts'
import { FilterChip } from '../filter-chip.tsx'
import { findSettleMs, ListTools } from '../list-tools.tsx'
import { useFormStyles } from './form-styles.ts'
import { PeopleGrid } from './people-grid.tsx'

const useStyles = makeStyles({
  empty: { margin: 0, padding: '12px 0', color: tokens.colorNeutralForeground2 },
})

interface Props {
  result: TryOut
  list: TryOutList
  role: string | null
  onRole: (role: string | null) => void
  scroller: RefObject<HTMLElement | null>
  grid: RefObject<HTMLTableElement | null>
}

/** Those whom a number counts, by name. */
export function People({ result, list, role, onRole, scroller, grid }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  const titleId = useId()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed, findSettleMs)
  // A role that the draft has no more has nobody.
  const known = result.roles.some(({ name }) => name === role) ? role : null
  const selection = { id: result.id, list, role: known, words }
  const first = useQuery(tryOutRows(selection, 0))
  const rows = first.data?.id === result.id ? first.data : undefined
  const counted = result.roles.find(({ name }) => name === known)?.[list] ?? result[list]
  return (
    <section className={form.section} aria-labelledby={titleId}>
      <div>
        <h3 id={titleId} className={form.title}>
          {t(`list.${list}`)}
        </h3>
        <p className={form.quiet}>{t(`means.${list}`)}</p>
      </div>
      {counted > 0 && (
        <ListTools
          find={t('people.find')}
          typed={typed}
          onTyped={setTyped}
          chip={
            <FilterChip
              name={t('people.role')}
              options={result.roles.map(({ name, label }) => ({ value: name, label }))}
              value={known}
              onChange={onRole}
            />
          }
          count={`${t('people.count', { count: rows?.total ?? 0 })} · ${t('people.keys')}`}
        />
      )}
      {first.error && <ErrorMessage error={first.error} onRetry={() => void first.refetch()} />}
      {rows && rows.total > 0 && (
        <PeopleGrid selection={selection} first={rows} titleId={titleId} scroller={scroller} grid={grid} />
      )}
      {result.state !== 'running' && (counted === 0 || rows?.total === 0) && (
        <p className={styles.empty}>{counted === 0 ? t(`empty.${list}`) : t('people.none')}</p>
      )}
    </section>
  )
}
