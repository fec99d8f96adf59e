import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerVerification, EvidenceOption, UserCard } from '../../preload/contract.ts'
import { addingAction, setUpLeads, wayOf } from '../reset/way.ts'
import { CallBackStep } from './call-back-step.tsx'
import { CallerActions } from './caller-actions.tsx'
import { CaseForm } from './case-form.tsx'
import { CaseLine } from './case-line.tsx'
import { EmergencyLeft } from './emergency-left.tsx'
import { EvidenceStep } from './evidence-step.tsx'
import { focusCaller } from './focus-caller.ts'
import { LostMethods } from './lost-methods.tsx'
import { OptionList } from './option-list.tsx'
import { isNextOnCard, nextStep } from './options.ts'
import { PhotoIdStep } from './photo-id-step.tsx'

const useStyles = makeStyles({
  next: { fontWeight: tokens.fontWeightSemibold },
})

/** What is being done with the caller just now; one thing at a time. */
type Doing = { what: 'option'; option: EvidenceOption } | { what: 'lost' } | null

interface Props {
  card: UserCard
  known: CallerVerification
}

/** What the call is about, the next step, and what else may be done with the caller. */
export function CallerBody({ card, known }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const [doing, setDoing] = useState<Doing>(null)
  const [editing, setEditing] = useState(false)
  const { case: about, velocity, breakGlass } = known
  const step = nextStep(known)
  const leads = isNextOnCard(step) && !setUpLeads(card, wayOf(known.gates[addingAction(card)]))
  const next = (
    <div role="status" className={styles.next}>
      {t(`next.${step}`)}
    </div>
  )
  const goOn = useGoOn(doing !== null)
  useFocusOnEmergency(breakGlass !== null)
  const close = () => {
    setDoing(null)
    goOn()
  }
  const edit = () => {
    setEditing(true)
    goOn()
  }
  const closeCase = () => {
    setEditing(false)
    goOn()
  }
  return (
    <>
      {breakGlass && <EmergencyLeft breakGlass={breakGlass} />}
      {velocity && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t(`velocity.${velocity}`)}</MessageBarBody>
        </MessageBar>
      )}
      {step === 'case' && next}
      {about === null || editing ? (
        <CaseForm
          dn={card.dn}
          known={known}
          onCancel={editing ? closeCase : null}
          leads={leads || editing}
          onSaved={closeCase}
        />
      ) : (
        <CaseLine about={about} onEdit={edit} />
      )}
      {doing === null && (
        <>
          {step !== 'case' && next}
          <OptionList
            known={known}
            nextKeys={about !== null && !editing}
            leads={leads}
            onChoose={(option) => setDoing({ what: 'option', option })}
          />
        </>
      )}
      {doing?.what === 'lost' && <LostMethods card={card} reported={known.reportedLost} onClose={close} />}
      {doing?.what === 'option' && <Step card={card} option={doing.option} onClose={close} />}
      {doing === null && (
        <CallerActions card={card} known={known} onLost={() => setDoing({ what: 'lost' })} onEnd={goOn} />
      )}
    </>
  )
}

function Step(props: { card: UserCard; option: EvidenceOption; onClose: () => void }) {
  switch (props.option.kind) {
    case 'call-back':
      return <CallBackStep {...props} />
    case 'photo-id':
      return <PhotoIdStep {...props} />
    default:
      return <EvidenceStep {...props} />
  }
}

/** The button that led to the emergency is gone with it. */
function useFocusOnEmergency(isOn: boolean): void {
  const before = useRef(isOn)
  useEffect(() => {
    if (isOn && !before.current) focusCaller()
    before.current = isOn
  }, [isOn])
}

/** What was there gave way: the keys go to what is next, once that is there. */
function useGoOn(busy: boolean): () => void {
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current || busy) return
    wanted.current = false
    focusCaller()
  })
  return () => {
    wanted.current = true
  }
}
