import { Button, makeStyles, Tooltip } from '@fluentui/react-components'
import { ArrowReset20Regular, PhoneDismiss20Regular, TicketDiagonal20Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { keyText, useShortcut } from '../app/keyboard.ts'
import { useView } from '../app/view-state.tsx'
import { currentSession } from '../queries/session.ts'
import { doneSentences } from '../reset/done-sentences.ts'
import '../reset/i18n.ts'
import { PassDialog } from '../reset/pass-dialog.tsx'
import { ResetDialog } from '../reset/reset-dialog.tsx'
import { goToCaller, wayOf } from '../reset/way.ts'
import { GateHint, useGate } from '../verification/gate-hint.tsx'
import type { CardNews } from './card-message.tsx'
import { distinctGates, easiest } from './help-gates.ts'

const useStyles = makeStyles({
  help: { display: 'grid', rowGap: '4px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  hints: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
})

interface Props {
  card: UserCard
  onNews: (news: CardNews | null) => void
}

/** What is done when somebody calls for help: cut off a lost device, reset, issue a pass. */
export function HelpActions({ card, onNews }: Props) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const [, dispatch] = useView()
  const [open, setOpen] = useState<'reset' | 'pass' | null>(null)
  const { data: session } = useQuery(currentSession())
  const gates = {
    'lost-device': useGate(card.dn, 'lost-device'),
    'remove-method': useGate(card.dn, 'remove-method'),
    're-registration': useGate(card.dn, 're-registration'),
    'revoke-sessions': useGate(card.dn, 'revoke-sessions'),
    'temporary-access-pass': useGate(card.dn, 'temporary-access-pass'),
  }
  const isOneself = session !== undefined && session.state !== 'signed-out' && session.operator.dn === card.dn
  const { change } = card.may
  // Nobody issues a pass to themselves.
  const mayPass = change && !isOneself
  const mayLose = change && card.methods.length > 0

  // Which device is lost is said before the caller is verified, so that nothing on it is taken as evidence.
  const loseDevice = () => {
    onNews(null)
    dispatch({ type: 'lost-device' })
  }
  const begin = (what: 'reset' | 'pass') => {
    onNews(null)
    const gate = what === 'pass' ? gates['temporary-access-pass'] : easiest(resetGates)
    if (wayOf(gate) === 'panel') goToCaller()
    else setOpen(what)
  }
  const resetGates = [gates['remove-method'], gates['re-registration'], gates['revoke-sessions']]
  useShortcut('lost-device', loseDevice, mayLose)
  useShortcut('access-pass', () => begin('pass'), mayPass)
  if (!change) return null
  return (
    <div className={styles.help}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend of its own looks */}
      <div className={styles.buttons} role="group" aria-label={t('actions.title')}>
        {mayLose && (
          <Tooltip
            content={t('actions.lostDeviceKeys', { keys: keyText('lost-device') || 'L' })}
            relationship="description"
          >
            <Button icon={<PhoneDismiss20Regular />} onClick={loseDevice}>
              {t('actions.lostDevice')}
            </Button>
          </Tooltip>
        )}
        <Button icon={<ArrowReset20Regular />} onClick={() => begin('reset')}>
          {t('actions.reset')}
        </Button>
        {mayPass && (
          <Tooltip
            content={t('actions.passKeys', { keys: keyText('access-pass') || 'P' })}
            relationship="description"
          >
            <Button icon={<TicketDiagonal20Regular />} onClick={() => begin('pass')}>
              {t(card.pass ? 'actions.passAgain' : 'actions.pass')}
            </Button>
          </Tooltip>
        )}
      </div>
      <div className={styles.hints}>
        {distinctGates(gates).map(({ action, gate }) => (
          <GateHint key={action} gate={gate} action={action} />
        ))}
      </div>
      {open === 'reset' && (
        <ResetDialog
          card={card}
          onDone={(preview, wish) =>
            onNews({ kind: 'told', sentence: doneSentences(t, wish, preview).join(' ') })
          }
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'pass' && <PassDialog card={card} onClose={() => setOpen(null)} />}
    </div>
  )
}
