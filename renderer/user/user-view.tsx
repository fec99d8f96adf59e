import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { useShortcut } from '../app/keyboard.ts'
import { useView } from '../app/view-state.tsx'
import { EnrollmentWizard } from '../enrollment/wizard.tsx'
import { noDraft } from '../lost-device/draft.ts'
import { LostDevice } from '../lost-device/lost-device.tsx'
import { sentNotices } from '../queries/notices.ts'
import { refreshUser } from '../queries/refresh.ts'
import { userCard } from '../queries/users.ts'
import { callerVerification } from '../queries/verification.ts'
import { canSetUp } from '../reset/way.ts'
import { focusCaller } from '../verification/focus-caller.ts'
import { BackToList } from './back-to-list.tsx'
import { CardMessage, type CardNews } from './card-message.tsx'
import { CardSkeleton } from './card-skeleton.tsx'
import { goSetUp, useSetUpWay } from './set-up.tsx'
import { UserCard } from './user-card.tsx'

interface Props {
  dn: string
  /** Somebody asks for another user while the wizard is open. */
  leaveWanted: boolean
  onLeaveRefused: () => void
}

/** One user: the card, or in its place the wizard or the page of a lost device. */
export function UserView({ dn, leaveWanted, onLeaveRefused }: Props) {
  const { t } = useTranslation('user')
  const [view, dispatch] = useView()
  const [news, setNews] = useState<CardNews | null>(null)
  // Outlives the way to the caller panel and back.
  const [lostDraft, setLostDraft] = useState(noDraft)
  const client = useQueryClient()
  const query = useQuery(userCard(dn))
  // A card comes whole: what came a moment later would move the buttons below it between a press and its release.
  // The card is asked for first, so that all three are of one and the same reading.
  const isCallerPending = useQuery(callerVerification(dn)).isPending
  const areNoticesPending = useQuery(sentNotices(dn)).isPending
  const card = isCallerPending || areNoticesPending ? undefined : query.data
  const isThere = card !== undefined

  const refresh = () => {
    setNews(null)
    void refreshUser(client, dn)
  }
  const close = () => dispatch({ type: 'close-user' })
  const setUp = () => {
    setNews(null)
    dispatch({ type: 'enroll' })
  }
  const endLostDevice = () => dispatch({ type: 'end-lost-device' })
  const inCard = !view.enrolling && !view.losing
  useShortcut('refresh', refresh, inCard)
  useShortcut('back', close, inCard)
  const setUpWay = useSetUpWay(dn, card)
  useShortcut('set-up-methods', () => goSetUp(setUpWay, setUp), inCard && isThere && canSetUp(card))

  // Where the wizard or the list was, the card is now: the reader starts at the user's name, unless sent to the caller.
  const callerNext = useRef(false)
  useEffect(() => {
    if (!inCard || !isThere) return
    if (callerNext.current) focusCaller()
    else document.getElementById('user-name')?.focus({ preventScroll: true })
    callerNext.current = false
  }, [inCard, isThere])

  if (!card) {
    if (query.isError)
      return (
        <BackToList onBack={close}>
          <ErrorMessage error={query.error} onRetry={refresh} />
        </BackToList>
      )
    return <CardSkeleton label={t('reading')} />
  }
  if (view.enrolling)
    return (
      <EnrollmentWizard
        card={card}
        leaveWanted={leaveWanted}
        onLeaveRefused={onLeaveRefused}
        onClose={(added) => {
          setNews(added.length === 0 ? { kind: 'stopped' } : { kind: 'added', labels: added })
          dispatch({ type: 'end-enrollment' })
        }}
      />
    )
  if (view.losing)
    return (
      <LostDevice
        card={card}
        draft={lostDraft}
        onDraft={setLostDraft}
        onCaller={() => {
          callerNext.current = true
          setNews({ kind: 'waits-for-caller' })
          endLostDevice()
        }}
        onClose={() => {
          setNews(null)
          endLostDevice()
        }}
      />
    )
  return (
    <BackToList onBack={close}>
      <UserCard
        card={card}
        message={
          query.isError ? (
            <ErrorMessage error={query.error} onRetry={refresh} />
          ) : (
            news && <CardMessage news={news} />
          )
        }
        onRefresh={refresh}
        onSetUp={setUp}
        onNews={setNews}
      />
    </BackToList>
  )
}
