import { Button, makeStyles, SearchBox } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CoverageFlag,
  CoverageGrouping,
  CoverageReport,
  CoverageSelection,
  MethodType,
} from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'
import { useSettled } from '../app/use-settled.ts'
import { requirementText } from './cells.ts'
import { FilterChip, setChip } from './filter-chip.tsx'
import { isFiltered } from './selection.ts'
import { coverage } from './words.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  words: { width: '220px' },
  other: setChip,
})

const settleMs = 80

interface Props {
  report: CoverageReport
  selection: CoverageSelection
  onChange: (change: Partial<CoverageSelection>) => void
  onClear: () => void
  /** The box for words. */
  find: RefObject<HTMLInputElement | null>
}

/** What the list is narrowed down to: words, and a chip for each thing that can be chosen. */
export function Filters({ report, selection, onChange, onClear, find }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const { role, has, missing, flag, group, list } = selection
  const methods = (Object.keys(coverage.method) as MethodType[]).map((value) => ({
    value,
    label: t(`method.${value}`),
  }))
  const [grouping] = report.groupings
  const others = useOtherFilters(report, selection)
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <Words input={find} words={selection.words} onWords={(words) => onChange({ words })} />
      {report.roles.length > 0 && (
        <FilterChip
          name={t('filter.role')}
          options={report.roles.map(({ name, label }) => ({ value: name, label }))}
          value={role}
          onChange={(value) => onChange({ role: value, requirement: null })}
        />
      )}
      {grouping && <GroupChip grouping={grouping} group={group} onChange={onChange} />}
      <FilterChip
        name={t('filter.has')}
        options={[
          {
            value: 'registered',
            label: t(list === 'lacking' ? 'filter.registeredOnly' : 'filter.registered'),
          },
          { value: 'nothing', label: t('filter.nothing') },
          // On the other lists everybody has it, or nobody.
          ...(list === 'lacking' || list === 'capable'
            ? []
            : [{ value: 'required', label: t('filter.required') }]),
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
      {others.map(({ filter, value, without }) => (
        <Button
          key={filter}
          size="small"
          shape="circular"
          className={styles.other}
          icon={<Dismiss16Regular />}
          iconPosition="after"
          aria-label={t('filter.remove', { value })}
          onClick={() => {
            onChange(without)
            // The button goes, and the keys with it.
            find.current?.focus()
          }}
        >
          {t('filter.set', { filter, value })}
        </Button>
      ))}
      {isFiltered(selection) && (
        <Button size="small" appearance="transparent" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  )
}

interface GroupChipProps extends Pick<Props, 'onChange'> {
  grouping: CoverageGrouping
  group: CoverageSelection['group']
}

/** So many groups can be chosen from a menu: those where most people lack something. The others are found by words. */
const mostGroups = 200

function GroupChip({ grouping: { attribute, label, groups }, group, onChange }: GroupChipProps) {
  const { t } = useTranslation('coverage')
  const chosen = group?.attribute === attribute ? group : null
  const offered = groups.filter(({ value }, place) => place < mostGroups || value === chosen?.value)
  const options = offered
    .map(({ value }) => ({ value: JSON.stringify(value), label: value ?? t('pictures.noValue') }))
    .sort((a, b) => inOrder.compare(a.label, b.label))
  return (
    <FilterChip
      name={label}
      kind={t('filter.kind')}
      options={options}
      value={chosen && JSON.stringify(chosen.value)}
      onChange={(value) =>
        onChange({ group: value === null ? null : { attribute, value: JSON.parse(value) } })
      }
    />
  )
}

const inOrder = new Intl.Collator(language, { numeric: true })

/** Filters that a number of the pictures sets, and no menu. */
function useOtherFilters(report: CoverageReport, { role, group, requirement }: CoverageSelection) {
  const { t } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const others: { filter: string; value: string; without: Partial<CoverageSelection> }[] = []
  const [first, ...groupings] = report.groupings
  if (group && group.attribute !== first?.attribute) {
    const filter = groupings.find(({ attribute }) => attribute === group.attribute)?.label ?? group.attribute
    others.push({ filter, value: group.value ?? t('pictures.noValue'), without: { group: null } })
  }
  const wanted = report.roles.find(({ name }) => name === role)?.requirements[requirement ?? -1]
  if (wanted)
    others.push({
      filter: t('filter.lacks'),
      value: requirementText(t, tUser, wanted),
      without: { requirement: null },
    })
  return others
}

/** Asked for once the typing pauses; emptied from elsewhere too. */
function Words({
  input,
  words,
  onWords,
}: {
  input: RefObject<HTMLInputElement | null>
  words: string
  onWords: (words: string) => void
}) {
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
      input={{ ref: input }}
      size="small"
      className={styles.words}
      aria-label={t('filter.words')}
      placeholder={t('filter.words')}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
    />
  )
}
