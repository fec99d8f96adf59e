import type { UserCard } from '../../preload/contract.ts'
import { AccountPage } from './pages/account-page.tsx'
import { AddedPage } from './pages/added-page.tsx'
import { AnswersPage } from './pages/answers-page.tsx'
import { ApprovePage } from './pages/approve-page.tsx'
import { ChangedPage } from './pages/changed-page.tsx'
import { CodePage } from './pages/code-page.tsx'
import { DevicePage } from './pages/device-page.tsx'
import { EmailPage } from './pages/email-page.tsx'
import { GetAppPage } from './pages/get-app-page.tsx'
import { OtherMethodsPage } from './pages/other-methods-page.tsx'
import { PhonePage } from './pages/phone-page.tsx'
import { PushPage } from './pages/push-page.tsx'
import { QuestionsPage } from './pages/questions-page.tsx'
import { ScanPage } from './pages/scan-page.tsx'
import { SentCodePage } from './pages/sent-code-page.tsx'
import { SuccessPage } from './pages/success-page.tsx'
import { UnknownPage } from './pages/unknown-page.tsx'
import type { Enrollment } from './use-enrollment.ts'

interface Props {
  enrollment: Enrollment
  card: UserCard
  onLeave: () => void
}

export function CurrentPage({ enrollment, card, onLeave }: Props) {
  const { page, added } = enrollment.state
  const both = { enrollment, card }
  const last = added.at(-1)
  switch (page) {
    case 'get-app':
      return <GetAppPage enrollment={enrollment} />
    case 'account':
      return <AccountPage enrollment={enrollment} />
    case 'phone':
      return <PhonePage {...both} />
    case 'email':
      return <EmailPage {...both} />
    case 'push':
      return <PushPage {...both} />
    case 'questions':
      return <QuestionsPage {...both} />
    case 'added':
      return last ? <AddedPage key={last.methodId} {...both} added={last} /> : null
    case 'success':
      return <SuccessPage card={card} onAdd={enrollment.choose} onDone={onLeave} />
    case 'changed':
      return <ChangedPage enrollment={enrollment} onStop={onLeave} />
    case 'unknown':
      return <UnknownPage enrollment={enrollment} />
    case 'other-methods':
      return <OtherMethodsPage {...both} />
    default:
      return <OpenPage enrollment={enrollment} page={page} />
  }
}

interface OpenPageProps {
  enrollment: Enrollment
  page: 'scan' | 'code' | 'sent-code' | 'device' | 'approve' | 'answers'
}

/** The pages that show what main holds open. */
function OpenPage({ enrollment, page }: OpenPageProps) {
  const shown = enrollment.state.open?.enrollment
  if (!shown) return null
  switch (shown.type) {
    case 'authenticator-app':
      return page === 'code' ? (
        <CodePage enrollment={enrollment} shown={shown} />
      ) : (
        <ScanPage enrollment={enrollment} shown={shown} />
      )
    case 'push':
      return page === 'device' ? (
        <DevicePage enrollment={enrollment} push={shown.push} />
      ) : (
        <ApprovePage enrollment={enrollment} push={shown.push} />
      )
    case 'security-questions':
      return <AnswersPage enrollment={enrollment} form={shown.form} />
    default:
      return <SentCodePage enrollment={enrollment} sent={shown.sent} />
  }
}
