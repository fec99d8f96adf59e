import { Button, Spinner } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceOption, MethodType, UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { Notice } from '../enrollment/notice.tsx'
import { beginEvidence, readEvidence } from '../queries/verification.ts'
import { RunningTest } from '../user/method-test/running-test.tsx'
import { StepPanel } from '../user/method-test/step-panel.tsx'
import { Again } from '../user/method-test/test-panel.tsx'
import { TestResult } from '../user/method-test/test-result.tsx'
import { hasTyped, stepOf } from '../user/method-test/test-state.ts'
import { useMethodTest } from '../user/method-test/use-method-test.ts'
import { askWords } from './options.ts'
import { Script } from './script.tsx'
import { managerWords, scriptWords } from './script-words.ts'

interface Props {
  card: UserCard
  option: EvidenceOption
  onClose: () => void
}

/** A code, prompt or questions as evidence: begun at once, and gone as soon as it has passed. */
export function EvidenceStep({ card, option, onClose }: Props) {
  const { t } = useTranslation('verification')
  const { dn, name } = card
  const client = useQueryClient()
  const control = useMethodTest(dn, beginEvidence(dn, option.id), { atOnce: true })
  const { state } = control
  const result = state.stage === 'over' ? state.result : null

  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    if (result === null) return
    let isHere = true
    // Closed once the new level is there: the keys then go to what is next, not to what was.
    void readEvidence(client, dn).then(() => {
      if (isHere && result === 'passed') close.current()
    })
    return () => {
      isHere = false
    }
  }, [result, client, dn])

  const waits = (state.stage === 'ready' && !control.beginError) || result === 'passed'
  const isManager = option.kind === 'manager'
  return (
    <StepPanel
      title={askWords(t, option)}
      closeLabel={t('step.close')}
      leave={t('step.leave')}
      hasTyped={hasTyped(state)}
      step={stepOf(state)}
      onClose={onClose}
    >
      {state.stage === 'ready' && control.beginError && (
        <ErrorMessage error={control.beginError} onRetry={control.run} />
      )}
      {waits && <Spinner size="tiny" label={t('step.reading')} labelPosition="after" />}
      {state.stage === 'running' && (
        <RunningTest
          state={state}
          control={control}
          say={
            <>
              <Script>{scriptWords(t, option)}</Script>
              {isManager && <Script to="manager">{managerWords(t, name, state.test.kind)}</Script>}
            </>
          }
          notArrived={t('step.notArrived')}
        />
      )}
      {state.stage === 'ended' && (
        <>
          <Notice warning>{t('step.ended')}</Notice>
          {control.beginError && <ErrorMessage error={control.beginError} />}
          <Again label={t('step.again')} control={control} />
        </>
      )}
      {state.stage === 'over' && state.result === 'failed' && (
        <>
          <TestResult over={state} type={typeOf(option)} />
          <div>
            <Button appearance="primary" data-page-focus onClick={onClose}>
              {t('step.other')}
            </Button>
          </div>
        </>
      )}
    </StepPanel>
  )
}

/** Of the method behind it; what a manager was sent reads as a message does. */
function typeOf({ kind }: EvidenceOption): MethodType {
  return kind === 'manager' || kind === 'call-back' || kind === 'photo-id' ? 'text' : kind
}
