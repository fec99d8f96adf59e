import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, DismissCircle16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'

const useStyles = makeStyles({
  result: { display: 'flex', alignItems: 'center', columnGap: '4px', fontSize: tokens.fontSizeBase200 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
})

/** How the last test of a method went, and when. */
export function LastTest({ test: { at, result, why } }: { test: NonNullable<Method['lastTest']> }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const Icon = result === 'passed' ? CheckmarkCircle16Filled : DismissCircle16Filled
  return (
    <>
      <span className={mergeClasses(styles.result, styles[result])}>
        <Icon aria-hidden />
        {t(why === 'not-arrived' ? 'methods.notArrived' : `methods.${result}`)}
      </span>
      <RelativeTime at={at} />
    </>
  )
}
