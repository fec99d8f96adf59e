import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageFlag, CoverageReport, CoverageSelection, MethodType } from '../../preload/contract.ts'
import { useSettled } from '../app/use-settled.ts'
import { FilterChip } from './filter-chip.tsx'
import { isFiltered } from './selection.ts'
import { coverage } from './words.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  words: { width: '220px' },
  group: {
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderRightColor: tokens.colorCompoundBrandStroke,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
})

const settleMs = 80

interface Props {
  report: CoverageReport
  selection: CoverageSelection
  onChange: (change: Partial<CoverageSelection>) => void
  onClear: () => void
}

/** What the list is narrowed down to: words, and a chip for each thing that can be chosen. */
export function Filters({ report, selection, onChange, onClear }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const { role, has, missing, flag, group, list } = selection
  const methods = (Object.keys(coverage.method) as MethodType[]).map((value) => ({
    value,
    label: t(`method.${value}`),
  }))
  const grouping = report.groupings.find(({ attribute }) => attribute === group?.attribute)
  const groupText = group && (group.value ?? t('pictures.noValue'))
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <Words words={selection.words} onWords={(words) => onChange({ words })} />
      {report.roles.length > 0 && (
        <FilterChip
          name={t('filter.role')}
          options={report.roles.map(({ name, label }) => ({ value: name, label }))}
          value={role}
          onChange={(value) => onChange({ role: value })}
        />
      )}
      <FilterChip
        name={t('filter.has')}
        options={[
          {
            value: 'registered',
            label: t(list === 'lacking' ? 'filter.registeredOnly' : 'filter.registered'),
          },
          { value: 'nothing', label: t('filter.nothing') },
          ...methods,
        ]}
        value={has}
        onChange={(value) => onChange({ has: value as CoverageSelection['has'] })}
      />
      {list === 'lacking' && (
        <FilterChip
          name={t('filter.missing')}
          options={methods}
          value={missing}
          onChange={(value) => onChange({ missing: value as MethodType | null })}
        />
      )}
      <FilterChip
        name={t('filter.flag')}
        options={(Object.keys(coverage.flag) as CoverageFlag[]).map((value) => ({
          value,
          label: t(`flag.${value}`),
        }))}
        value={flag}
        onChange={(value) => onChange({ flag: value as CoverageFlag | null })}
      />
      {group && groupText && (
        <Button
          size="small"
          shape="circular"
          className={styles.group}
          icon={<Dismiss16Regular />}
          iconPosition="after"
          aria-label={t('filter.remove', { value: groupText })}
          onClick={() => onChange({ group: null })}
        >
          {t('filter.set', { filter: grouping?.label ?? group.attribute, value: groupText })}
        </Button>
      )}
      {isFiltered(selection) && (
        <Button size="small" appearance="transparent" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  )
}

/** Asked for once the typing pauses; emptied from elsewhere too. */
function Words({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const [typed, setTyped] = useState(words)
  const [asked, setAsked] = useState(words)
  if (words !== asked) {
    setAsked(words)
    setTyped(words)
  }
  const settled = useSettled(typed, settleMs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for when the typing pauses, and not before
  useEffect(() => {
    if (settled !== typed || settled === words) return
    setAsked(settled)
    onWords(settled)
  }, [settled])
  return (
    <SearchBox
      size="small"
      className={styles.words}
      aria-label={t('filter.words')}
      placeholder={t('filter.words')}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
    />
  )
}
