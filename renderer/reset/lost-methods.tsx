import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LostMethod, UserCard } from '../../preload/contract.ts'
import { restoreMethod } from '../queries/reset.ts'
import type { CardNews } from '../user/card-message.tsx'
import { GateHint, useGate } from '../verification/gate-hint.tsx'
import './i18n.ts'
import { lostSentence, mayRestore } from './lost-sentence.ts'
import { ProtectedDialog } from './protected-dialog.tsx'
import { addingAction, goToCaller, wayOf } from './way.ts'

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    rowGap: '4px',
    alignItems: 'center',
    minHeight: '24px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
})

interface Props {
  card: UserCard
  onNews: (news: CardNews | null) => void
}

/** What was on devices reported lost: numbers come back if the device is found, keys never. */
export function LostMethods({ card, onNews }: Props) {
  const { t } = useTranslation('reset')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const [restoring, setRestoring] = useState<LostMethod | null>(null)
  const action = addingAction(card)
  const gate = useGate(card.dn, action)
  const now = new Date()
  if (card.lost.length === 0) return null
  const begin = (method: LostMethod) => {
    onNews(null)
    if (wayOf(gate) === 'panel') goToCaller()
    else setRestoring(method)
  }
  const isAny = card.may.change && card.lost.some((method) => mayRestore(method, now))
  return (
    <>
      <ul className={styles.list} aria-label={t('lost.title')}>
        {card.lost.map((method) => (
          <li key={method.methodId} className={styles.line}>
            <span>{lostSentence(t, tUser, method, now)}</span>
            {card.may.change && mayRestore(method, now) && (
              <Button
                size="small"
                aria-label={t('lost.restoreNamed', { label: method.label })}
                onClick={() => begin(method)}
              >
                {t('lost.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAny && <GateHint gate={gate} action={action} />}
      {restoring && (
        <Restore
          card={card}
          method={restoring}
          onRestored={() => onNews({ kind: 'restored', label: restoring.label })}
          onClose={() => setRestoring(null)}
        />
      )}
    </>
  )
}

interface RestoreProps {
  card: UserCard
  method: LostMethod
  onRestored: () => void
  onClose: () => void
}

function Restore({ card, method, onRestored, onClose }: RestoreProps) {
  const { t } = useTranslation('reset')
  const action = addingAction(card)
  const gate = useGate(card.dn, action)
  const restore = useMutation(restoreMethod(card.dn, method.methodId))
  return (
    <ProtectedDialog
      dn={card.dn}
      action={action}
      gate={gate}
      call={{ call: 'restore-method', methodId: method.methodId }}
      title={t('lost.restoreTitle', { label: method.label, name: card.name })}
      confirm={t('lost.restore')}
      cancel={t('lost.keep')}
      onConfirm={async () => {
        await restore.mutateAsync()
        onRestored()
      }}
      onClose={onClose}
    >
      <div>{t('lost.restoreWill', { name: card.name })}</div>
      <div>{t('lost.restoreOnly')}</div>
    </ProtectedDialog>
  )
}
