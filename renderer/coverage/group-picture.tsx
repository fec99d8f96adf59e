import { makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageGrouping } from '../../preload/contract.ts'
import { CountTable } from './count-table.tsx'
import type { Choose } from './number-link.tsx'
import { groupPicture } from './picture-data.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingBottom: '8px' },
  text: { margin: '8px 0', color: tokens.colorNeutralForeground2 },
})

/** From so many on one looks for a group by typing. */
const searchFrom = 9
/** So many are drawn; the others are found by typing. */
const atMost = 200

interface Props {
  groupings: CoverageGrouping[]
  asTable: boolean
  onChoose: Choose
}

/** Coverage by department, or whatever else the policy groups by. */
export function GroupPicture({ groupings, asTable, onChoose }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const [attribute, setAttribute] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const grouping = groupings.find((one) => one.attribute === attribute) ?? groupings[0]
  if (!grouping) return null
  const { groups, label } = grouping
  const found = groups.filter(({ value }) =>
    (value ?? t('pictures.noValue')).toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()),
  )
  const left = found.length - atMost
  return (
    <>
      {(groupings.length > 1 || groups.length >= searchFrom) && (
        <div className={styles.tools}>
          {groupings.length > 1 && (
            <Select
              size="small"
              aria-label={t('pictures.grouping')}
              value={grouping.attribute}
              onChange={(_, { value }) => setAttribute(value)}
            >
              {groupings.map((one) => (
                <option key={one.attribute} value={one.attribute}>
                  {one.label}
                </option>
              ))}
            </Select>
          )}
          {groups.length >= searchFrom && (
            <SearchBox
              size="small"
              aria-label={t('pictures.find')}
              placeholder={t('pictures.find')}
              value={words}
              onChange={(_, { value }) => setWords(value)}
            />
          )}
        </div>
      )}
      {found.length === 0 && groups.length > 0 ? (
        <p className={styles.text} role="status">
          {t('pictures.findNothing')}
        </p>
      ) : (
        <CountTable
          picture={groupPicture(grouping.attribute, found.slice(0, atMost))}
          of={label}
          asTable={asTable}
          onChoose={onChoose}
        />
      )}
      {left > 0 && <p className={styles.text}>{t('pictures.more', { count: left })}</p>}
    </>
  )
}
