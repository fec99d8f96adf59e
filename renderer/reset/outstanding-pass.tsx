import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { TicketDiagonal20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { removePass } from '../queries/passes.ts'
import type { CardNews } from '../user/card-message.tsx'
import { useGate } from '../verification/gate-hint.tsx'
import './i18n.ts'
import { GoodUntil } from './pass-value.tsx'
import { ProtectedDialog } from './protected-dialog.tsx'
import { timeWords } from './times.ts'

const useStyles = makeStyles({
  pass: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'center',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface Props {
  card: UserCard
  onNews: (news: CardNews | null) => void
}

/** The pass that is outstanding: until when, by whom, and how to be rid of it. Its value is known to nobody here. */
export function OutstandingPass({ card, onNews }: Props) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const remove = useMutation(removePass(card.dn))
  const gate = useGate(card.dn, 'delete-pass')
  const [asking, setAsking] = useState(false)
  const { pass } = card
  if (!pass) return null
  const now = new Date()
  const isOver = new Date(pass.expiresAt) <= now
  return (
    <div className={styles.pass}>
      <TicketDiagonal20Regular aria-hidden />
      <div>
        <span className={styles.title}>{t('pass.outstanding')}</span>{' '}
        {isOver ? t('pass.over', { until: timeWords(pass.expiresAt, now) }) : <GoodUntil pass={pass} />}
        <div className={styles.quiet}>
          <bdi>{t('pass.by', { name: pass.issuedBy })}</bdi>
        </div>
      </div>
      {card.may.change && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('pass.remove')}
        </Button>
      )}
      {asking && (
        <ProtectedDialog
          dn={card.dn}
          action="delete-pass"
          gate={gate}
          call={{ call: 'delete-pass' }}
          title={t('pass.removeTitle', { name: card.name })}
          confirm={t('pass.remove')}
          cancel={t('pass.removeKeep')}
          onConfirm={async () => {
            await remove.mutateAsync()
            onNews({ kind: 'pass-deleted' })
          }}
          onClose={() => setAsking(false)}
        >
          <div>{t('pass.removeGone')}</div>
          <div>{t('pass.removeStays')}</div>
        </ProtectedDialog>
      )}
    </div>
  )
}
