import { Button, makeStyles } from '@fluentui/react-components'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { UserChange } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page } from '../page.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  paragraph: { margin: 0 },
  list: { margin: 0, paddingInlineStart: '20px' },
})

interface Props {
  enrollment: Enrollment
  onStop: () => void
}

/** Somebody else wrote meanwhile: what it was, and the choice to go on without a new scan. */
export function ChangedPage({ enrollment, onStop }: Props) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const { state, goOn, finishing, finishError } = enrollment
  return (
    <Page
      heading={t('changed.heading')}
      buttons={
        <>
          <NextButton label={t('changed.goOn')} onClick={goOn} busy={finishing} />
          <Button onClick={onStop}>{t('changed.stop')}</Button>
        </>
      }
    >
      <Notice warning>{t('changed.explained')}</Notice>
      <p className={styles.paragraph}>{t('changed.what')}</p>
      <ul className={styles.list}>
        {state.changes.map((change) => {
          const words = changeWords(t, tUser, change)
          return <li key={words}>{words}</li>
        })}
      </ul>
      <p className={styles.paragraph}>{t('changed.goOnExplained')}</p>
      {finishError && <ErrorMessage error={finishError} onRetry={goOn} />}
    </Page>
  )
}

function changeWords(t: TFunction<'enrollment'>, tUser: TFunction<'user'>, change: UserChange): string {
  switch (change.kind) {
    case 'method-added': {
      const { label, by } = change
      const method = tUser(`method.${change.type}`)
      return by
        ? t('changed.change.addedBy', { by, label, method })
        : t('changed.change.added', { label, method })
    }
    case 'method-removed':
      return t('changed.change.removed', { label: change.label, method: tUser(`method.${change.type}`) })
    case 'default-changed':
      return change.label === null
        ? t('changed.change.noDefault')
        : t('changed.change.default', { label: change.label })
    case 'other':
      return t('changed.change.other')
  }
}
