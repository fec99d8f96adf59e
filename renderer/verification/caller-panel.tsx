import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { useShortcut } from '../app/keyboard.ts'
import { followLocks } from '../queries/session.ts'
import { callerVerification, followVerification } from '../queries/verification.ts'
import { CallerBody } from './caller-body.tsx'
import { callerPanelId, focusCaller } from './focus-caller.ts'
import { Level } from './level.tsx'
import { isReadOnly } from './options.ts'
import './i18n.ts'

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    rowGap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    scrollMarginTop: '8px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px', minHeight: '24px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** How sure it is that the caller is this user, and the next step to be surer. */
export function CallerPanel({ card }: { card: UserCard }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const client = useQueryClient()
  useEffect(() => followVerification(client), [client])
  const { data: known, error, refetch } = useQuery(callerVerification(card.dn))
  const locks = useLocks()
  useShortcut('verify-caller', focusCaller, known !== undefined && !isReadOnly(known))
  return (
    <section id={callerPanelId} className={styles.panel} tabIndex={-1} aria-labelledby="caller-title">
      <div className={styles.head}>
        <h2 id="caller-title" className={styles.title}>
          {t('title')}
        </h2>
        {known && <Level known={known} />}
      </div>
      {error && <ErrorMessage error={error} onRetry={() => void refetch()} />}
      {known && !isReadOnly(known) && <CallerBody key={`${card.dn} ${locks}`} card={card} known={known} />}
    </section>
  )
}

/** How often the console was locked: what was under way with a caller ended with that, and starts over. */
function useLocks(): number {
  const [locks, setLocks] = useState(0)
  useEffect(() => followLocks(() => setLocks((count) => count + 1)), [])
  return locks
}
