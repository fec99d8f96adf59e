import { Button, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ResetPreview, ResetWish, UserCard } from '../../preload/contract.ts'
import { Page } from '../enrollment/page.tsx'
import { doneSentences } from '../reset/done-sentences.ts'
import { nextSteps } from '../reset/next-steps.ts'
import { NextStepsList } from '../reset/next-steps-list.tsx'
import { PassValue } from '../reset/pass-value.tsx'
import type { ShownPass } from '../reset/use-shown-pass.ts'

const useStyles = makeStyles({
  text: { margin: 0 },
})

export interface Done {
  card: UserCard
  wish: ResetWish
  preview: ResetPreview
}

interface Props {
  done: Done
  pass: ShownPass | null
  onClose: () => void
}

/** What was done, the pass once, and what the user should do now. */
export function DonePage({ done, pass, onClose }: Props) {
  const { t } = useTranslation('lostDevice')
  const { t: tReset } = useTranslation('reset')
  const styles = useStyles()
  return (
    <Page
      heading={t('done')}
      buttons={
        <Button appearance="primary" onClick={onClose}>
          {t('back')}
        </Button>
      }
    >
      <p className={styles.text}>{doneSentences(tReset, done.wish, done.preview).join(' ')}</p>
      {pass && <PassValue pass={pass} />}
      <NextStepsList name={done.card.name} steps={nextSteps(tReset, { ...done, pass }, new Date())} />
    </Page>
  )
}
