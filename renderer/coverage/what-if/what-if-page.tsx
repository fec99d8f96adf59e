import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { addWords } from '../../app/i18n.ts'
import { useShortcut } from '../../app/keyboard.ts'
import { useView } from '../../app/view-state.tsx'
import { CallError } from '../../queries/client.ts'
import { runCoverage } from '../../queries/coverage.ts'
import { followPolicy, policyInPlace, savePolicy } from '../../queries/policy.ts'
import { useNarrow } from '../use-narrow.ts'
import { comingDays, type Edit, readForm } from './document.ts'
import { Editor, type EditorTab } from './editor.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { WhatIfHead } from './head.tsx'
import { Broken, Problem } from './messages.tsx'
import { Outcome } from './outcome.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { useDraft } from './use-draft.ts'
import { useTryOut } from './use-try-out.ts'
import { whatIf } from './words.ts'

addWords('whatIf', whatIf)

const useStyles = makeStyles({
  page: {
    height: '100%',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    boxSizing: 'border-box',
  },
  narrow: { display: 'block', overflowY: 'auto', overflowAnchor: 'none' },
  above: { display: 'grid', rowGap: '8px', padding: '16px 24px 12px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 9fr) minmax(0, 11fr)',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  stacked: { display: 'block', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  column: {
    position: 'relative',
    minHeight: 0,
    overflowY: 'auto',
    overflowAnchor: 'none',
    padding: '8px 24px 32px',
  },
  right: { paddingTop: '16px', borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  part: { padding: '8px 24px 24px' },
  below: { paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  message: { padding: '16px 24px' },
})

/** The policy as a draft, and what it would change for whom. */
export default function WhatIfPage() {
  const styles = useStyles()
  const client = useQueryClient()
  useEffect(() => followPolicy(client), [client])
  const inPlace = useQuery(policyInPlace())
  const [, dispatch] = useView()
  const { refetch } = inPlace
  const back = () => dispatch({ type: 'open-coverage', page: 'report' })
  useShortcut('back', back)
  useShortcut('refresh', () => void refetch())
  if (inPlace.data) return <Opened inPlace={inPlace.data} error={inPlace.error} onBack={back} />
  if (!inPlace.error) return null
  return (
    <div className={styles.message}>
      <ErrorMessage error={inPlace.error} onRetry={() => void refetch()} />
    </div>
  )
}

interface OpenedProps {
  inPlace: PolicyInPlace
  /** Why it could not be read anew. */
  error: Error | null
  onBack: () => void
}

function Opened({ inPlace, error, onBack }: OpenedProps) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const isNarrow = useNarrow()
  const draft = useDraft(inPlace)
  const [at, setAt] = useState<string | null>(null)
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
  const days = useMemo(() => comingDays(readForm(draft.text), today), [draft.text, today])

  const tryEdit = (edit: Edit, day: string | null) => {
    setDone(null)
    draft.edit(edit)
    setAt(day)
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
  const editor = (
    <Editor
      tab={tab}
      onTab={setTab}
      inPlace={inPlace}
      draft={draft}
      problem={problem}
      reveal={reveal}
      today={today}
      soon={soonAfter(today)}
      onTry={tryEdit}
      onRestored={({ version }) => {
        setDone(t('versions.restored', { version }))
        setTab('changes')
      }}
    />
  )
  const outcome = inPlace.problem === null && (
    <Outcome
      trial={trial}
      at={at}
      days={days}
      today={today}
      onDay={setAt}
      isChanged={draft.isChanged}
      scroller={isNarrow ? whole : right}
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
        {problem && draft.isChanged && (
          <Problem
            problem={problem}
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
      {isNarrow ? (
        <div className={styles.stacked}>
          <div className={styles.part}>{editor}</div>
          <div className={mergeClasses(styles.part, styles.below)}>{outcome}</div>
        </div>
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>{editor}</div>
          <div ref={right} className={mergeClasses(styles.column, styles.right)}>
            {outcome}
          </div>
        </div>
      )}
      <SaveDialog
        open={isAsking}
        trial={trial}
        version={inPlace.version}
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
