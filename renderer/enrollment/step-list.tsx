import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import { Checkmark16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { type Page, stepState, steps } from './flow.ts'

// Where the window is narrow, or zoomed, the steps are one line over the page.
const narrow = '@media (max-width: 760px)'

const useStyles = makeStyles({
  list: {
    [narrow]: { display: 'flex', columnGap: '12px', alignItems: 'center' },
    display: 'grid',
    rowGap: '4px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    alignContent: 'start',
  },
  step: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: '10px',
    alignItems: 'center',
    padding: '6px 0',
    color: tokens.colorNeutralForeground3,
  },
  /** Read to those who hear the page, out of sight where there is no room. */
  label: {
    [narrow]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  mark: {
    display: 'grid',
    placeItems: 'center',
    width: '22px',
    height: '22px',
    borderRadius: '50%',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
    boxSizing: 'content-box',
  },
  markNow: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ...shorthands.borderColor(tokens.colorBrandBackground),
  },
  markDone: {
    color: tokens.colorStatusSuccessForeground1,
    ...shorthands.borderColor(tokens.colorStatusSuccessForeground1),
  },
})

/** Where the wizard is: done steps ticked, the current one marked. */
export function StepList({ page }: { page: Page }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  return (
    <nav aria-label={t('steps')}>
      <ol className={styles.list}>
        {steps.map((step, index) => {
          const state = stepState(step, page)
          return (
            <li
              key={step}
              className={mergeClasses(styles.step, state === 'now' && styles.now)}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <span
                className={mergeClasses(
                  styles.mark,
                  state === 'now' && styles.markNow,
                  state === 'done' && styles.markDone,
                )}
              >
                {state === 'done' ? <Checkmark16Filled aria-label={t('stepState.done')} /> : index + 1}
              </span>
              <span className={mergeClasses(state !== 'now' && styles.label)}>{t(`step.${step}`)}</span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
