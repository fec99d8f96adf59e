import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import { Checkmark16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { capitalized } from '../user/requirement.ts'
import type { Flow } from './flow-state.ts'
import { isPhone } from './route.ts'
import { type Step, stepsOf } from './steps.ts'

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

/** Where the wizard is: done steps ticked, the current one marked, what the policy still asks for at the end. */
export function StepList({ flow }: { flow: Flow }) {
  const { t } = useTranslation('enrollment')
  const words = useStepWords()
  const styles = useStyles()
  return (
    <nav aria-label={t('steps')}>
      <ol className={styles.list}>
        {stepsOf(flow).map((step, index) => {
          const { state } = step
          return (
            <li
              key={keyOf(step)}
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
              <span className={mergeClasses(state !== 'now' && styles.label)}>{words(step)}</span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function keyOf(step: Step): string {
  if (step.kind === 'page') return step.page
  return step.kind === 'added' ? step.id : step.kind
}

function useStepWords(): (step: Step) => string {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  return (step) => {
    if (step.kind === 'page') return t(`step.${step.page}`)
    if (step.kind === 'more') return t('moreSteps', { count: step.count })
    if (step.kind === 'next' && isPhone(step.type)) return t('step.phone')
    return capitalized(tUser(`method.${step.type}`))
  }
}
