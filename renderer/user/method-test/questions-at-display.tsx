import { makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Say, You } from '../../enrollment/page.tsx'
import { OnDisplay, UserDisplayButton } from '../../enrollment/user-display.tsx'
import { QuestionsRefused } from './questions-refused.tsx'
import type { Running } from './test-state.ts'
import type { MethodTestControl } from './use-method-test.ts'

const useStyles = makeStyles({
  button: { margin: '0 16px' },
})

interface Props {
  state: Running
  control: MethodTestControl
  /** The user display is there. */
  open: boolean
}

/** The user answers on the user display; the operator sees how it ends. */
export function QuestionsAtDisplay({ state, control, open }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const { errorThere } = control
  if (!open)
    return (
      <>
        <You>{t('test.byUser')}</You>
        <div className={styles.button}>
          <UserDisplayButton primary />
        </div>
      </>
    )
  return (
    <>
      <QuestionsRefused refused={state.refused} />
      <Say>{t('test.sayAtDisplay')}</Say>
      <OnDisplay>{t('test.onDisplay')}</OnDisplay>
      {errorThere && <ErrorMessage error={errorThere} />}
      <You>{t(errorThere ? 'test.failedAtDisplay' : 'test.atDisplay')}</You>
    </>
  )
}
