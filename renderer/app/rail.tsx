import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import { People24Filled, People24Regular, Settings24Filled, Settings24Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
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
    padding: '8px 2px 6px',
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
})

const items = [
  { view: 'users', command: 'go-users', Icon: People24Regular, Current: People24Filled },
  { view: 'settings', command: 'go-settings', Icon: Settings24Regular, Current: Settings24Filled },
] as const satisfies { view: ViewState['view']; [more: string]: unknown }[]

/** The views that there are, and which one is open. */
export function Rail() {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const [{ view: current }, dispatch] = useView()
  return (
    <nav className={styles.rail} aria-label={t('navigation')}>
      {items.map(({ view, command, Icon, Current }) => {
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
              {isCurrent ? <Current /> : <Icon />}
              {t(view)}
            </button>
          </Tooltip>
        )
      })}
    </nav>
  )
}
