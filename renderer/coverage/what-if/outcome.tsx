import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TryOut, TryOutList } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { ByRole } from './by-role.tsx'
import { DayChoice } from './day-choice.tsx'
import { Findings } from './findings.tsx'
import { useFormStyles } from './form-styles.ts'
import { outcomeDetails, outcomeSentence } from './outcome-sentence.ts'
import { People } from './people.tsx'
import { RunProgress, RunState } from './run-state.tsx'
import { lists, Tiles } from './tiles.tsx'
import type { Trial } from './use-try-out.ts'

const useStyles = makeStyles({
  outcome: { display: 'grid', rowGap: '16px', alignContent: 'start', minWidth: 0 },
  // As high as the progress with its button, so that nothing under it jumps.
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px', minHeight: '24px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  same: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  old: { color: tokens.colorNeutralForeground2 },
  details: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  // What is on show is of another draft.
  stale: { opacity: 0.6 },
})

interface Props {
  trial: Trial
  at: string | null
  days: readonly string[]
  today: string
  onDay: (at: string | null) => void
  isChanged: boolean
  scroller: RefObject<HTMLElement | null>
}

/** What the draft would change, for whom: one sentence, the numbers, the people. */
export function Outcome({ trial, at, days, today, onDay, isChanged, scroller }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const { result, isCurrent, error, problem, again } = trial
  return (
    <section className={styles.outcome} aria-label={t('outcome.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('outcome.title')}</h2>
        {result?.state === 'running' ? (
          <RunProgress result={result} />
        ) : (
          result &&
          !isCurrent && <span className={styles.old}>{t(problem ? 'outcome.invalid' : 'outcome.stale')}</span>
        )}
      </div>
      <DayChoice at={at} days={days} today={today} onChange={onDay} />
      {error && problem === null && <ErrorMessage error={error} onRetry={again} />}
      {result && <Result result={result} trial={trial} isChanged={isChanged} scroller={scroller} />}
    </section>
  )
}

interface ResultProps extends Pick<Props, 'trial' | 'isChanged' | 'scroller'> {
  result: TryOut
}

function Result({ result, trial, isChanged, scroller }: ResultProps) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  const { isCurrent, again } = trial
  const [picked, setPicked] = useState<TryOutList | null>(null)
  const [role, setRole] = useState<string | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  // Until one is chosen, the first that has anybody.
  const list = picked ?? lists.find((one) => result[one] > 0) ?? 'stop'
  const isSame = isCurrent && !isChanged && result.at === result.today
  const choose = (next: TryOutList, of: string | null) => {
    setPicked(next)
    setRole(of)
  }
  const chooseOfRole = (next: TryOutList, of: string) => {
    choose(next, of)
    // The people that were asked for come into view, and the keys go to them.
    requestAnimationFrame(() => {
      grid.current?.focus({ preventScroll: true })
      grid.current?.scrollIntoView({ block: 'nearest' })
    })
  }
  return (
    <>
      <div role="status" aria-busy={!isCurrent || result.state === 'running'}>
        <p className={mergeClasses(isSame ? styles.same : styles.sentence, !isCurrent && styles.stale)}>
          {isSame ? t('outcome.sameDraft') : outcomeSentence(t, result)}
        </p>
        <p className={styles.details}>{outcomeDetails(t, result)}</p>
      </div>
      <RunState result={result} onAgain={again} />
      <Findings findings={result.findings} />
      {!isSame && <Tiles counts={result} chosen={list} onChoose={(next) => choose(next, null)} />}
      <ByRole roles={result.roles} onChoose={chooseOfRole} />
      {!isSame && (
        <People
          key={list}
          result={result}
          list={list}
          role={role}
          onRole={setRole}
          scroller={scroller}
          grid={grid}
        />
      )}
      {role !== null && <p className={form.quiet}>{t('byRole.only')}</p>}
    </>
  )
}
