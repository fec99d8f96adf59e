import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { CoverageRows, CoverageSelection } from '../../preload/contract.ts'

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '16px 8px',
    color: tokens.colorNeutralForeground2,
  },
})

interface Props {
  selection: CoverageSelection
  rows: CoverageRows
  /** Whether the policy says which accounts are privileged. */
  namesPrivileged: boolean
  onClear: () => void
}

/** Why nobody is listed: nobody fits the filters, or there is nobody, which mostly is good news. */
export function PeopleEmpty({ selection, rows, namesPrivileged, onClear }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  // How far the report is stands above; of the other lists this is all there is to say.
  if (rows.state === 'running')
    return selection.list === 'lacking' ? null : <div className={styles.empty}>{t('list.search')}</div>
  if (rows.listed > 0)
    return (
      <div className={styles.empty}>
        {t('people.none')}
        <Button size="small" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      </div>
    )
  if (selection.list === 'privileged-weak' && !namesPrivileged)
    return <div className={styles.empty}>{t('noPrivileged')}</div>
  const isWhole = rows.state === 'complete'
  return (
    <div className={styles.empty}>
      {isWhole && <CheckmarkCircle20Regular aria-hidden />}
      {t(isWhole ? `empty.${selection.list}` : 'emptyPartial')}
    </div>
  )
}
