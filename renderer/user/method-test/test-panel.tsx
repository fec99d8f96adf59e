import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../../preload/contract.ts'
import { BusyButton } from '../../app/busy-button.tsx'
import { ErrorMessage } from '../../app/error-message.tsx'
import { useShortcut } from '../../app/keyboard.ts'
import { Notice } from '../../enrollment/notice.tsx'
import { TestApp } from './test-app.tsx'
import { TestCode } from './test-code.tsx'
import { TestPush } from './test-push.tsx'
import { TestQuestions } from './test-questions.tsx'
import { TestReady } from './test-ready.tsx'
import { TestResult } from './test-result.tsx'
import type { TestState } from './test-state.ts'
import { type MethodTestControl, useMethodTest } from './use-method-test.ts'

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    rowGap: '16px',
    padding: '12px 16px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
})

interface Props {
  dn: string
  method: Method
  onClose: () => void
}

/** Test codes, in place under the method: sent or asked for, read back, verified. */
export function TestPanel({ dn, method, onClose }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)
  const control = useMethodTest(dn, method.id, method.type)
  const { state } = control
  const [leaving, setLeaving] = useState(false)
  const hasTyped = state.stage === 'running' && state.typed.some((text) => text !== '')
  // Esc never loses what was typed without a word.
  useShortcut('back', () => (hasTyped && !leaving ? setLeaving(true) : onClose()))

  const step = stepOf(state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys follow the step, whatever else changes
  useEffect(() => {
    const at = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)
    const target = at('[data-page-focus]') ?? at('h3')
    panel.current?.scrollIntoView({ block: 'nearest' })
    target?.focus({ preventScroll: true })
  }, [step])

  return (
    <section ref={panel} className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 className={styles.title} id={titleId} dir="auto" tabIndex={-1}>
          {t('test.title', { label: method.label })}
        </h3>
        <Tooltip content={t('test.close')} relationship="label">
          <Button size="small" appearance="subtle" icon={<Dismiss20Regular />} onClick={onClose} />
        </Tooltip>
      </div>
      {leaving && hasTyped && <Notice>{t('test.leave')}</Notice>}
      <Body method={method} control={control} onClose={onClose} />
    </section>
  )
}

interface BodyProps {
  method: Method
  control: MethodTestControl
  onClose: () => void
}

function Body({ method, control, onClose }: BodyProps) {
  const { t } = useTranslation('user')
  const { state, run, beginError } = control
  switch (state.stage) {
    case 'ready':
      return <TestReady method={method} control={control} />
    case 'ended':
      return (
        <>
          <Notice warning>
            {t('test.ended')} {t('test.endedNext')}
          </Notice>
          <Again label={t('test.again')} control={control} />
        </>
      )
    case 'over':
      return (
        <>
          <TestResult over={state} type={method.type} />
          {beginError && <ErrorMessage error={beginError} onRetry={run} />}
          {state.result === 'passed' ? (
            <div>
              <Button appearance="primary" data-page-focus onClick={onClose}>
                {t('test.done')}
              </Button>
            </div>
          ) : (
            !beginError && (
              <Again label={t(method.type === 'push' ? 'test.askAgain' : 'test.again')} control={control} />
            )
          )}
        </>
      )
    case 'running':
      switch (state.test.kind) {
        case 'app':
          return <TestApp test={state.test} state={state} control={control} />
        case 'code':
          return <TestCode sent={state.test.sent} state={state} control={control} />
        case 'push':
          return <TestPush push={state.test.push} control={control} />
        case 'questions':
          return <TestQuestions questions={state.test.questions} state={state} control={control} />
      }
  }
}

function Again({ label, control }: { label: string; control: MethodTestControl }) {
  const { run, beginning } = control
  return (
    <div>
      <BusyButton first busy={beginning} onClick={run}>
        {label}
      </BusyButton>
    </div>
  )
}

/** Changes where the keys have to go somewhere else. */
function stepOf(state: TestState): string {
  if (state.stage !== 'running') return state.stage
  const { test } = state
  switch (test.kind) {
    case 'code':
      return `${test.testId} ${test.sent.sentAt}`
    case 'questions':
      return `${test.testId} ${test.attemptsLeft}`
    default:
      return test.testId
  }
}
