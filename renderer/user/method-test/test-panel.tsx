import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../../preload/contract.ts'
import { BusyButton } from '../../app/busy-button.tsx'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../../enrollment/notice.tsx'
import { PushAgain } from '../../enrollment/push-again.tsx'
import { useUserDisplay } from '../../enrollment/user-display.tsx'
import { beginTest } from '../../queries/tests.ts'
import { RunningTest } from './running-test.tsx'
import { StepPanel } from './step-panel.tsx'
import { TestReady } from './test-ready.tsx'
import { TestResult } from './test-result.tsx'
import { hasTyped, stepOf } from './test-state.ts'
import { type MethodTestControl, sendsSomething, useMethodTest } from './use-method-test.ts'

interface Props {
  dn: string
  method: Method
  onClose: () => void
}

/** Test codes, in place under the method: sent or asked for, read back, verified. */
export function TestPanel({ dn, method, onClose }: Props) {
  const { t } = useTranslation('user')
  const control = useMethodTest(dn, beginTest(dn, method.id), { atOnce: !sendsSomething(method.type) })
  const { state } = control
  return (
    <StepPanel
      title={t('test.title', { label: method.label })}
      closeLabel={t('test.close')}
      leave={t('test.leave')}
      hasTyped={hasTyped(state)}
      step={stepOf(state)}
      onClose={onClose}
    >
      <Body method={method} control={control} onClose={onClose} />
    </StepPanel>
  )
}

interface BodyProps {
  method: Method
  control: MethodTestControl
  onClose: () => void
}

function Body({ method, control, onClose }: BodyProps) {
  const { t } = useTranslation('user')
  const { state, run, beginning, beginError } = control
  const display = useUserDisplay()
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
            !beginError &&
            (method.type === 'push' ? (
              <div>
                <PushAgain next first againAt={state.againAt} ask={run} asking={beginning} error={null} />
              </div>
            ) : (
              <Again label={t('test.again')} control={control} />
            ))
          )}
        </>
      )
    case 'running':
      return <RunningTest state={state} control={control} onDisplay={display.open} />
  }
}

export function Again({ label, control }: { label: string; control: MethodTestControl }) {
  const { run, beginning } = control
  return (
    <div>
      <BusyButton first busy={beginning} onClick={run}>
        {label}
      </BusyButton>
    </div>
  )
}
