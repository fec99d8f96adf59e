import { makeStyles, Switch, Tab, TabList, tokens } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'
import { CountTable } from './count-table.tsx'
import { GroupPicture } from './group-picture.tsx'
import { MethodPicture } from './method-picture.tsx'
import type { Choose } from './number-link.tsx'
import { PatternDefinitions } from './patterns.tsx'
import { rolePicture } from './picture-data.ts'
import { CoverageTrend } from './trend.tsx'

const useStyles = makeStyles({
  pictures: { display: 'grid', alignContent: 'start', minWidth: 0 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    marginInlineStart: '-10px',
  },
  // The same height for all of them: what is under it does not jump.
  panel: {
    height: '216px',
    marginTop: '8px',
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    position: 'relative',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  text: { margin: '8px 0', color: tokens.colorNeutralForeground2 },
})

/** "department", but "IT unit" as it is. */
export const inSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase(language) + label.slice(1) : label

type Shown = 'role' | 'group' | 'methods' | 'trend'

interface Props {
  report: CoverageReport
  onChoose: Choose
}

/** One picture at a time, each of which can be read as a table. */
export function Pictures({ report, onChoose }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const id = useId()
  const [shown, setShown] = useState<Shown>('role')
  const [asTable, setAsTable] = useState(false)
  const { roles, groupings } = report
  const [first, second] = groupings
  const how = { asTable, onChoose }
  return (
    <section className={styles.pictures} aria-label={t('pictures.label')}>
      <PatternDefinitions />
      <div className={styles.tools}>
        <TabList size="small" selectedValue={shown} onTabSelect={(_, { value }) => setShown(value as Shown)}>
          <Tab id={`${id}-role`} value="role">
            {t('pictures.byRole')}
          </Tab>
          {first && (
            <Tab id={`${id}-group`} value="group">
              {second ? t('pictures.byGroup') : t('pictures.by', { label: inSentence(first.label) })}
            </Tab>
          )}
          <Tab id={`${id}-methods`} value="methods">
            {t('pictures.methods')}
          </Tab>
          <Tab id={`${id}-trend`} value="trend">
            {t('pictures.trend')}
          </Tab>
        </TabList>
        <Switch
          label={t('pictures.asTable')}
          checked={asTable}
          onChange={(_, { checked }) => setAsTable(checked)}
        />
      </div>
      {/* What scrolls can be reached by the keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div role="tabpanel" aria-labelledby={`${id}-${shown}`} tabIndex={0} className={styles.panel}>
        {shown === 'role' &&
          (roles.length === 0 ? (
            <p className={styles.text}>{t('pictures.noRoles')}</p>
          ) : (
            <>
              <CountTable picture={rolePicture(report)} of={t('pictures.role')} {...how} />
              {report.withoutRole > 0 && (
                <p className={styles.text}>{t('pictures.withoutRole', { count: report.withoutRole })}</p>
              )}
            </>
          ))}
        {shown === 'group' && <GroupPicture groupings={groupings} {...how} />}
        {shown === 'methods' && <MethodPicture report={report} {...how} />}
        {shown === 'trend' && <CoverageTrend asTable={asTable} />}
      </div>
    </section>
  )
}
