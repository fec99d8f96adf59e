import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device, ResetResult, ResetWish, UserCard } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { RequestApproval } from '../approvals/request-approval.tsx'
import { Page } from '../enrollment/page.tsx'
import { passBounds } from '../queries/passes.ts'
import { applyReset } from '../queries/reset.ts'
import { reportLost } from '../queries/verification.ts'
import { firstName } from '../reset/first-name.ts'
import { draftPass } from '../reset/pass-draft.ts'
import { PassOptions } from '../reset/pass-options.tsx'
import { Preview } from '../reset/preview.tsx'
import { Refused } from '../reset/refused.tsx'
import { useOpenDisplay } from '../reset/use-open-display.ts'
import { useResetPreview } from '../reset/use-reset-preview.ts'
import { wayOf } from '../reset/way.ts'
import { GateHint, useGate } from '../verification/gate-hint.tsx'
import { DeviceChoice } from './device-choice.tsx'
import { draftProblem, isSameChoice, type LostDraft, toWish, wantsPass } from './draft.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px' },
  pass: { display: 'grid', rowGap: '4px' },
  // Beside the choice: seen while one chooses, whatever the window's height.
  happens: { display: 'grid', rowGap: '12px', width: '340px', maxWidth: '100%' },
  inner: { paddingInlineStart: '32px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground1 },
})

interface Props {
  card: UserCard
  devices: readonly Device[]
  reportedLost: readonly string[]
  draft: LostDraft
  onDraft: (draft: LostDraft) => void
  onCaller: () => void
  onClose: () => void
  onDone: (result: ResetResult, wish: ResetWish) => void
}

/** Everything that is to be said of a lost device, and beside it what happens. Enter goes on to whatever is next. */
export function ChoicePage({
  card,
  devices,
  reportedLost,
  draft,
  onDraft,
  onCaller,
  onClose,
  onDone,
}: Props) {
  const { t } = useTranslation('lostDevice')
  const styles = useStyles()
  const formId = useId()
  const ask = useRef<HTMLDivElement>(null)
  const [isTold, setIsTold] = useState(false)
  const bounds = useQuery(passBounds()).data
  const wish = toWish(draft, card, bounds)
  const problem = draftProblem(draft, card)
  const { preview, error, isCurrent } = useResetPreview(card.dn, wish, problem === null)
  const apply = useMutation(applyReset(card.dn))
  const openDisplay = useOpenDisplay()
  const lostGate = useGate(card.dn, 'lost-device')
  const gate = preview?.gate ?? lostGate
  const way = wayOf(gate)
  const reported = draft.deviceId === null ? reportedLost : wish.methodIds
  const toCaller = useMutation(reportLost(card.dn))
  const verify = () => {
    if (toCaller.isPending) return
    if (isSameChoice(reported, reportedLost)) onCaller()
    // First main knows: the panel offers nothing that is on the lost device, not even for a moment.
    else toCaller.mutate([...reported], { onSuccess: onCaller })
  }

  const change = (next: LostDraft) => {
    setIsTold(false)
    apply.reset()
    toCaller.reset()
    onDraft(next)
  }
  const cutOff = async () => {
    if (wish.pass?.showOn === 'user-display') await openDisplay()
    const result = await apply.mutateAsync(wish)
    apply.reset()
    onDone(result, wish)
  }
  const submit = () => {
    setIsTold(true)
    if (problem !== null || apply.isPending) return
    if (way === 'panel') verify()
    else if (way === 'approval') ask.current?.querySelector('button')?.focus()
    // A refusal is on show as the mutation's error. What happens has to be on show before it does.
    else if (isCurrent) void cutOff().catch(() => undefined)
  }
  const hint = problem === null ? (isCurrent ? null : t('stillReading')) : t(problem)
  if (card.methods.length === 0)
    return (
      <Page heading={t('which')} buttons={<Button onClick={onClose}>{t('back')}</Button>}>
        <div>{t('nothing', { name: firstName(card.name) })}</div>
      </Page>
    )
  return (
    <Page
      heading={t('which')}
      beside={
        <div className={styles.happens}>
          {error && <ErrorMessage error={error} />}
          {preview && <Preview name={card.name} wish={wish} preview={preview} />}
          {isTold && hint && (
            <div role="alert" className={styles.problem}>
              {hint}
            </div>
          )}
          {apply.error && <Refused error={apply.error} gate={gate} action="lost-device" onVerify={verify} />}
          {toCaller.error && <ErrorMessage error={toCaller.error} />}
          {!apply.error && <GateHint gate={gate} action="lost-device" onVerify={verify} />}
          {way === 'panel' && <div className={styles.quiet}>{t('toCallerHint')}</div>}
          {way === 'approval' && problem === null && (
            <div ref={ask}>
              <RequestApproval key={JSON.stringify(wish)} dn={card.dn} call={{ call: 'reset', wish }} />
            </div>
          )}
        </div>
      }
      buttons={
        <>
          {way !== 'approval' && (
            <BusyButton busy={apply.isPending || toCaller.isPending} form={formId}>
              {t(way === 'panel' ? 'toCaller' : 'cutOff')}
            </BusyButton>
          )}
          <Button onClick={onClose}>{t('back')}</Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        noValidate
        onKeyDown={ignoreHeldEnter}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <DeviceChoice card={card} devices={devices} draft={draft} onDraft={change} />
        {draft.deviceId !== null && (
          <div className={styles.pass}>
            <Checkbox
              label={t('pass')}
              checked={wantsPass(draft, card)}
              onChange={(_, { checked }) => change({ ...draft, withPass: checked === true })}
            />
            {wantsPass(draft, card) && bounds && (
              <div className={styles.inner}>
                <PassOptions
                  draft={draft.pass ?? draftPass(bounds)}
                  bounds={bounds}
                  onChange={(pass) => change({ ...draft, pass })}
                  start={null}
                />
              </div>
            )}
          </div>
        )}
      </form>
    </Page>
  )
}

/** A key that is held down from the page before cuts nothing off. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) event.preventDefault()
}
