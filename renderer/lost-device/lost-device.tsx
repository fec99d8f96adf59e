import { makeStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { useShortcut } from '../app/keyboard.ts'
import { devices } from '../queries/reset.ts'
import { callerVerification } from '../queries/verification.ts'
import { useShownPass } from '../reset/use-shown-pass.ts'
import { TaskBar } from '../user/task-bar.tsx'
import { ChoicePage } from './choice-page.tsx'
import { type Done, DonePage } from './done-page.tsx'
import { type LostDraft, noDraft, startDraft } from './draft.ts'
import './i18n.ts'

const useStyles = makeStyles({
  lostDevice: { display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', height: '100%', minHeight: 0 },
  page: { padding: '12px 32px 0', overflowY: 'auto', minWidth: 0 },
})

interface Props {
  card: UserCard
  draft: LostDraft
  onDraft: (draft: LostDraft) => void
  /** To the caller panel on the card; the draft is kept. */
  onCaller: () => void
  onClose: () => void
}

/** One page: which device, what is on it, what happens; then what was done, and what the user does now. */
export function LostDevice({ card, draft, onDraft, onCaller, onClose }: Props) {
  const { t } = useTranslation('lostDevice')
  const styles = useStyles()
  const titleId = useId()
  const [done, setDone] = useState<Done | null>(null)
  const [pass, showPass] = useShownPass()
  const list = useQuery({ ...devices(card.dn), enabled: done === null })
  // What was reported to the caller panel already need not be chosen again.
  const verification = useQuery(callerVerification(card.dn))
  const isReady = list.data !== undefined && !verification.isPending
  useShortcut('back', onClose)
  return (
    <section className={styles.lostDevice} aria-labelledby={titleId}>
      <TaskBar titleId={titleId} title={t('title')} user={card.name} close={t('close')} onClose={onClose} />
      <div className={styles.page}>
        {done ? (
          <DonePage done={done} pass={pass} onClose={onClose} />
        ) : isReady ? (
          <ChoicePage
            card={card}
            devices={list.data}
            reportedLost={verification.data?.reportedLost ?? []}
            draft={startDraft(draft, list.data, verification.data?.reportedLost ?? [])}
            onDraft={onDraft}
            onCaller={onCaller}
            onClose={onClose}
            onDone={(result, wish) => {
              if (result.pass) showPass(result.pass)
              setDone({ card: result.card, preview: result.preview, wish })
              onDraft(noDraft)
            }}
          />
        ) : (
          list.error && <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />
        )}
      </div>
    </section>
  )
}
