import { CounterBadge, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle24Filled,
  CheckmarkCircle24Regular,
  DataPie24Filled,
  DataPie24Regular,
  People24Filled,
  People24Regular,
  Settings24Filled,
  Settings24Regular,
} from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../../preload/contract.ts'
import { waitingCount } from '../approvals/order.ts'
import { approvals } from '../queries/approvals.ts'
import { keyText } from './keyboard.ts'
import { useView, type ViewState } from './view-state.tsx'

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    width: '72px',
    padding: '8px 6px',
    boxSizing: 'border-box',
  },
  item: {
    display: 'grid',
    justifyItems: 'center',
    gap: '2px',
    padding: '8px 0 6px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  last: { marginTop: 'auto' },
  icon: { position: 'relative', display: 'grid' },
  count: { position: 'absolute', top: '-6px', left: '14px' },
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

const items = [
  { view: 'users', command: 'go-users', Icon: People24Regular, Current: People24Filled },
  { view: 'coverage', command: 'go-coverage', Icon: DataPie24Regular, Current: DataPie24Filled },
  {
    view: 'approvals',
    command: 'go-approvals',
    Icon: CheckmarkCircle24Regular,
    Current: CheckmarkCircle24Filled,
  },
  { view: 'settings', command: 'go-settings', Icon: Settings24Regular, Current: Settings24Filled },
] as const satisfies { view: ViewState['view']; [more: string]: unknown }[]

/** Technicians decide, auditors may read. */
export const seesApprovals = ({ roles }: Operator): boolean =>
  roles.includes('technician') || roles.includes('auditor')

/** Auditors and administrators see everybody's numbers at once. */
export const seesCoverage = ({ roles }: Operator): boolean =>
  roles.includes('auditor') || roles.includes('administrator')

/** The views that the operator's roles open, which one is open, and where something waits. */
export function Rail({ operator }: { operator: Operator }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const [{ view: current }, dispatch] = useView()
  const list = useQuery({ ...approvals(), enabled: seesApprovals(operator) })
  const waiting = waitingCount(list.data ?? [], operator.dn)
  const isOpen = {
    users: true,
    coverage: seesCoverage(operator),
    approvals: seesApprovals(operator),
    settings: true,
  }
  const shown = items.filter(({ view }) => isOpen[view])
  return (
    <nav className={styles.rail} aria-label={t('navigation')}>
      {shown.map(({ view, command, Icon, Current }) => {
        const isCurrent = view === current
        return (
          <Tooltip
            key={view}
            content={`${t(view)} (${keyText(command)})`}
            relationship="description"
            positioning="after"
          >
            <button
              type="button"
              className={mergeClasses(
                styles.item,
                isCurrent && styles.current,
                view === 'settings' && styles.last,
              )}
              aria-current={isCurrent ? 'page' : undefined}
              onClick={() => dispatch({ type: 'go', view })}
            >
              <span className={styles.icon}>
                {isCurrent ? <Current /> : <Icon />}
                {view === 'approvals' && waiting > 0 && (
                  <CounterBadge
                    className={styles.count}
                    count={waiting}
                    size="small"
                    color="danger"
                    aria-hidden
                  />
                )}
              </span>
              {t(view)}
              {view === 'approvals' && waiting > 0 && (
                <span className={styles.aloud}>{t('approvalsWait', { count: waiting })}</span>
              )}
            </button>
          </Tooltip>
        )
      })}
    </nav>
  )
}
