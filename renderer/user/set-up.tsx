import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { RequestApproval } from '../approvals/request-approval.tsx'
import { useApproved } from '../reset/use-approved.ts'
import { addingAction, canSetUp, goToCaller, setUpLeads, type Way, wayOf } from '../reset/way.ts'
import { GateHint, useGate } from '../verification/gate-hint.tsx'

const useStyles = makeStyles({
  why: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, maxWidth: '220px' },
  setUp: { display: 'grid', rowGap: '4px', justifyItems: 'end', maxWidth: '240px' },
})

/** `waits`: an approval was asked for, and nobody has said yes yet. */
export type SetUpWay = Way | 'waits'

/** Where "Set up methods" leads now. An approval of it opens the wizard for one method. */
export function useSetUpWay(dn: string, card: UserCard | undefined): SetUpWay {
  const gate = useGate(dn, card ? addingAction(card) : 'add-method')
  const way = wayOf(gate)
  const approved = useApproved(dn, 'add-method', way === 'approval')
  if (way !== 'approval' || approved === null) return way
  return approved === 'approved' ? 'open' : 'waits'
}

const askId = 'ask-to-set-up'

export function goSetUp(way: SetUpWay, onSetUp: () => void): void {
  if (way === 'open') onSetUp()
  else if (way === 'panel') goToCaller()
  else document.querySelector<HTMLElement>(`#${askId} button`)?.focus()
}

/** The card's one action, or the reason why there is none. */
export function SetUp({ card, onSetUp }: { card: UserCard; onSetUp: () => void }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const action = addingAction(card)
  const gate = useGate(card.dn, action)
  const way = useSetUpWay(card.dn, card)
  if (!canSetUp(card))
    return <span className={styles.why}>{t(card.may.enroll ? 'nothingAllowed' : 'cannotEnroll')}</span>
  if (way === 'waits') return <span className={styles.why}>{t('setUpWaits')}</span>
  if (way === 'approval')
    return (
      <div id={askId} className={styles.setUp}>
        <span className={styles.why}>{t('setUpNeedsApproval')}</span>
        <RequestApproval dn={card.dn} call={{ call: 'add-method' }} />
        <GateHint gate={gate} action={action} />
      </div>
    )
  return (
    <div className={styles.setUp}>
      <Tooltip content={t('setUpKeys')} relationship="description">
        <Button
          appearance={setUpLeads(card, way) ? 'primary' : 'secondary'}
          onClick={() => goSetUp(way, onSetUp)}
        >
          {t('setUp')}
        </Button>
      </Tooltip>
      {way === 'panel' && <GateHint gate={gate} action={action} />}
    </div>
  )
}
