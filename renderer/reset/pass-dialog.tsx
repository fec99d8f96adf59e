import { Button, Dialog, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassBounds, UserCard } from '../../preload/contract.ts'
import { DialogFrame } from '../app/dialog-frame.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { FocusBack } from '../app/focus-back.tsx'
import { issuePass, passBounds } from '../queries/passes.ts'
import { useGate } from '../verification/gate-hint.tsx'
import { firstName } from './first-name.ts'
import './i18n.ts'
import { draftPass, startProblem, toPassWish } from './pass-draft.ts'
import { PassOptions } from './pass-options.tsx'
import { PassValue } from './pass-value.tsx'
import { ProtectedDialog } from './protected-dialog.tsx'
import { useOpenDisplay } from './use-open-display.ts'
import { useShownPass } from './use-shown-pass.ts'

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  content: { rowGap: '12px' },
})

interface Props {
  card: UserCard
  onClose: () => void
}

/** Issues a temporary access pass, and shows it once. */
export function PassDialog(props: Props) {
  return (
    <>
      <FocusBack />
      <PassSteps {...props} />
    </>
  )
}

function PassSteps({ card, onClose }: Props) {
  const { t } = useTranslation('reset')
  const bounds = useQuery(passBounds())
  const [shown, show] = useShownPass()
  const styles = useStyles()
  if (shown)
    return (
      // Esc and Done close it; a click beside it does not make a pass unreadable.
      <Dialog open modalType="alert" onOpenChange={(_, data) => data.open || onClose()}>
        <DialogFrame
          title={t('pass.issued', { name: card.name })}
          contentClassName={styles.content}
          buttons={
            <Button appearance="primary" onClick={onClose}>
              {t('pass.done')}
            </Button>
          }
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onClose()
          }}
        >
          <PassValue pass={shown} />
        </DialogFrame>
      </Dialog>
    )
  if (bounds.data) return <PassForm card={card} bounds={bounds.data} onIssued={show} onClose={onClose} />
  if (!bounds.isError) return null
  return <ErrorMessage error={bounds.error} onRetry={() => void bounds.refetch()} />
}

interface FormProps extends Props {
  bounds: PassBounds
  onIssued: ReturnType<typeof useShownPass>[1]
}

function PassForm({ card, bounds, onIssued, onClose }: FormProps) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const gate = useGate(card.dn, 'temporary-access-pass')
  const issue = useMutation(issuePass(card.dn))
  const openDisplay = useOpenDisplay()
  const [draft, setDraft] = useState(() => draftPass(bounds))
  const [isTold, setIsTold] = useState(false)
  const problem = startProblem(draft, new Date())
  const run = async () => {
    if (draft.showOn === 'user-display') await openDisplay()
    const { pass } = await issue.mutateAsync(toPassWish(draft, bounds))
    issue.reset()
    onIssued(pass)
  }
  return (
    <ProtectedDialog
      dn={card.dn}
      action="temporary-access-pass"
      gate={gate}
      call={problem ? null : { call: 'issue-pass', wish: toPassWish(draft, bounds) }}
      title={t('pass.title', { name: card.name })}
      confirm={t('pass.confirm')}
      cancel={t('cancel')}
      isIncomplete={problem !== null}
      onConfirm={run}
      staysOpen
      onClose={onClose}
    >
      <div className={styles.quiet}>{t('pass.explained', { name: firstName(card.name) })}</div>
      {card.pass && <div>{t('pass.replaces')}</div>}
      <PassOptions
        draft={draft}
        bounds={bounds}
        onChange={(next) => {
          setDraft(next)
          if (next.startsAt) setIsTold(true)
        }}
        start={{ problem: isTold ? problem : null }}
      />
    </ProtectedDialog>
  )
}
