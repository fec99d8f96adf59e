import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle24Filled, DismissCircle24Filled } from '@fluentui/react-icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MethodType } from '../../../preload/contract.ts'
import { type CodeSource, problemWords } from '../../enrollment/code-problem.ts'
import type { Over } from './test-state.ts'

const useStyles = makeStyles({
  result: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: '12px' },
  text: { display: 'grid', rowGap: '4px' },
  what: { fontSize: tokens.fontSizeBase400, lineHeight: '24px', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
})

/** Verified or not, why, and whether it is written down. */
export function TestResult({ over, type }: { over: Over; type: MethodType }) {
  const { t } = useTranslation('user')
  const { t: tCode } = useTranslation('enrollment')
  const styles = useStyles()
  const passed = over.result === 'passed'
  return (
    <div role="status" className={styles.result}>
      {passed ? (
        <CheckmarkCircle24Filled aria-hidden className={styles.passed} />
      ) : (
        <DismissCircle24Filled aria-hidden className={styles.failed} />
      )}
      <div className={styles.text}>
        <span className={styles.what}>{t(passed ? 'test.verified' : 'test.notVerified')}</span>
        {passed
          ? t(`test.works.${type}`)
          : whyNot(t, tCode, over, type).map((line) => <div key={line}>{line}</div>)}
        <span className={styles.quiet}>{t(over.recorded ? 'test.stored' : 'test.notStored')}</span>
      </div>
    </div>
  )
}

/** Why it failed in the end, and what helps. */
export function whyNot(
  t: TFunction<'user'>,
  tCode: TFunction<'enrollment'>,
  { push, problem }: Over,
  type: MethodType,
): string[] {
  if (push === 'denied') return [tCode('push.stage.denied'), tCode('push.stage.deniedDo')]
  if (push === 'not-delivered') return [tCode('push.stage.not-delivered'), tCode('push.stage.notDeliveredDo')]
  if (push !== null) return [tCode('push.stage.expired'), tCode('push.stage.expiredDo')]
  if (problem === null) return [t('test.wrongAnswers')]
  if (problem.why === 'not-arrived') return [t('test.neverArrived')]
  const { what } = problemWords(tCode, problem, sourceOf(type))
  // A code that was accepted elsewhere meanwhile ends the test at once.
  const isLastOfFive = type === 'authenticator-app' && problem.why !== 'used'
  return isLastOfFive ? [t('test.wrongCodes'), what] : [what]
}

const sourceOf = (type: MethodType): CodeSource =>
  type === 'text' || type === 'call' || type === 'email'
    ? { kind: 'message', channel: type }
    : { kind: 'app', issuer: '', account: '' }
