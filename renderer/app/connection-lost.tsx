import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../preload/contract.ts'
import { PasswordForm } from './password-form.tsx'

const useStyles = makeStyles({
  bar: { margin: '0 12px 8px 84px' },
  body: { display: 'grid', rowGap: '8px', paddingBlock: '8px' },
})

/** Over the view: what is on screen stays, and one step brings the connection back. */
export function ConnectionLost({ session }: { session: Extract<SessionState, { state: 'signed-in' }> }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody className={styles.body}>
        <span>
          <MessageBarTitle>{t('lost.title')}</MessageBarTitle> {t('lost.text')}
        </span>
        <PasswordForm
          session={session}
          label={t('lost.password', { name: session.operator.name })}
          button={t('lost.reconnect')}
        />
      </MessageBarBody>
    </MessageBar>
  )
}
