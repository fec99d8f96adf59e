import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import { Checkmark16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { type Page, stepState, steps } from './flow.ts'

const useStyles = makeStyles({
  list: {
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
              {t(`step.${step}`)}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
