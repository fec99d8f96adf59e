import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayContent } from '../../preload/contract.ts'
import { addWords } from '../app/i18n.ts'
import { SideShell } from '../app/side-shell.tsx'
import { followDisplayContent } from '../queries/user-display.ts'
import { MatchNumber } from './match-number.tsx'
import { AccessPass } from './pass.tsx'
import { Questions } from './questions.tsx'
import { ScanApp, ScanDevice } from './scan.tsx'
import { Show } from './show.tsx'
import { nextShown, type Shown } from './shown.ts'
import { TestQuestions } from './test-questions.tsx'
import { userDisplay } from './words.ts'

addWords('userDisplay', userDisplay)

/** The window for the user: what they must see and type, and nothing else. */
export function UserDisplay() {
  const { t } = useTranslation('userDisplay')
  return (
    <SideShell title={t('title')}>
      <Content />
    </SideShell>
  )
}

function Content() {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => followDisplayContent((content) => setShown((before) => nextShown(before, content))), [])
  return shown && <Page key={shown.page} content={shown.content} />
}

function Page({ content }: { content: DisplayContent }) {
  const { t } = useTranslation('userDisplay')
  switch (content.kind) {
    case 'nothing':
      return <Show heading={content.organization || t('nothing.heading')} text={t('nothing.text')} />
    case 'qr':
      return <ScanApp content={content} />
    case 'register-device':
      return <ScanDevice content={content} />
    case 'number':
      return <MatchNumber content={content} />
    case 'questions':
      return <Questions content={content} />
    case 'test-questions':
      return <TestQuestions content={content} />
    case 'pass':
      return <AccessPass content={content} />
    case 'answered':
      return <Show heading={t('answered.heading', { name: content.firstName })} text={t('answered.text')} />
  }
}
