import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CallError } from '../../queries/client.ts'
import { runCoverage } from '../../queries/coverage.ts'
import { savePolicy } from '../../queries/policy.ts'
import { useNarrow } from '../use-narrow.ts'
import { comingDays, type Edit, readForm } from './document.ts'
import { Editor, type EditorTab } from './editor.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { WhatIfHead } from './head.tsx'
import { Broken, Problem } from './messages.tsx'
import { Outcome } from './outcome.tsx'
import { OutcomeLine } from './outcome-line.tsx'
import { problemText } from './problem-place.ts'
import { SaveDialog } from './save-dialog.tsx'
import { useDraft } from './use-draft.ts'
import { useTryOut } from './use-try-out.ts'

const useStyles = makeStyles({
  page: {
    height: '100%',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    boxSizing: 'border-box',
  },
  narrow: { display: 'block', overflowY: 'auto', overflowAnchor: 'none', scrollbarGutter: 'stable' },
  above: { display: 'grid', rowGap: '8px', padding: '16px 24px 12px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 9fr) minmax(0, 11fr)',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  column: {
    position: 'relative',
    minHeight: 0,
    overflowY: 'auto',
    overflowAnchor: 'none',
    scrollbarGutter: 'stable',
    padding: '8px 24px 32px',
  },
  right: { paddingTop: '16px', borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  whole: { padding: '8px 24px 32px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
})

interface Props {
  inPlace: PolicyInPlace
  /** Why it could not be read anew. */
  error: Error | null
  onBack: () => void
}

/** The draft on the left, what it would change on the right; where there is no room, one behind the other. */
export function Workbench({ inPlace, error, onBack }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const isNarrow = useNarrow()
  const [at, setAt] = useState<string | null>(null)
  const draft = useDraft(inPlace, () => setAt(null))
  const [tab, setTab] = useState<EditorTab>('form')
  const [reveal, setReveal] = useState(0)
  const [isAsking, setIsAsking] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const whole = useRef<HTMLDivElement>(null)
  const right = useRef<HTMLDivElement>(null)
  const trial = useTryOut(draft.text, at, inPlace)
  const saving = useMutation(savePolicy())
  const { mutate: readReport } = useMutation(runCoverage())
  const { problem } = trial
  const today = trial.result?.today ?? new Date().toISOString().slice(0, 10)
  const form = useMemo(() => readForm(draft.text), [draft.text])
  const days = comingDays(form, today)

  const tryEdit = (edit: Edit, day: string | null) => {
    setDone(null)
    draft.edit(edit)
    setAt(day !== null && day > today ? day : null)
    if (isNarrow) setTab('outcome')
  }
  const save = async () => {
    try {
      const { document, version } = { document: draft.text, version: draft.base.version }
      const saved = await saving.mutateAsync({ document, before: { document: draft.base.document, version } })
      draft.discard()
      setDone(t('saved', { version: saved.version ?? '' }))
      readReport()
    } catch (failed) {
      // Told on the page, with the draft and what is in place by now.
      if (!(failed instanceof CallError) || failed.code !== 'changed-elsewhere') throw failed
    }
  }
  const outcome =
    inPlace.problem === null ? (
      <Outcome
        trial={trial}
        at={at}
        days={days}
        today={today}
        onDay={setAt}
        isChanged={draft.isChanged}
        scroller={isNarrow ? whole : right}
      />
    ) : (
      <p className={styles.quiet}>{t('outcome.incomparable')}</p>
    )
  const editor = (
    <Editor
      tab={tab}
      onTab={setTab}
      inPlace={inPlace}
      draft={draft}
      form={form}
      problem={problem}
      reveal={reveal}
      today={today}
      soon={soonAfter(today)}
      onTry={tryEdit}
      onRestored={({ version }) => {
        setDone(t('versions.restored', { version }))
        setTab('changes')
      }}
      outcome={isNarrow ? outcome : null}
    />
  )
  return (
    <div ref={whole} className={mergeClasses(styles.page, isNarrow && styles.narrow)}>
      <div className={styles.above}>
        <WhatIfHead
          inPlace={inPlace}
          draft={draft}
          trial={trial}
          onBack={onBack}
          onSave={() => {
            setDone(null)
            setIsAsking(true)
          }}
        />
        {error && <ErrorMessage error={error} />}
        {inPlace.problem && <Broken problem={inPlace.problem} />}
        {draft.isBehind && <Elsewhere inPlace={inPlace} draft={draft} onLook={() => setTab('changes')} />}
        {isNarrow && tab !== 'outcome' && draft.isChanged && (
          <OutcomeLine trial={trial} onShow={() => setTab('outcome')} />
        )}
        {problem && draft.isChanged && tab !== 'json' && (
          <Problem
            text={problemText(t, problem, form)}
            onShow={() => {
              setTab('json')
              setReveal(reveal + 1)
            }}
          />
        )}
        {done !== null && (
          <MessageBar intent="success" role="status">
            <MessageBarBody>{done}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {/* One tree for both, so that what is open stays open when the window is made smaller. */}
      <div className={isNarrow ? styles.whole : styles.columns}>
        <div className={isNarrow ? undefined : styles.column}>{editor}</div>
        {!isNarrow && (
          <div ref={right} className={mergeClasses(styles.column, styles.right)}>
            {outcome}
          </div>
        )}
      </div>
      <SaveDialog
        open={isAsking}
        trial={trial}
        inPlace={inPlace}
        onClose={() => setIsAsking(false)}
        onSave={save}
      />
    </div>
  )
}

/** The first of the month after the next: far enough to tell everybody. */
function soonAfter(today: string): string {
  const day = new Date(`${today}T00:00:00Z`)
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 2, 1)).toISOString().slice(0, 10)
}
