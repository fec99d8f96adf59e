import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DirectoryChoice } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { Section } from '../app/section.tsx'
import { gateways } from '../queries/messages.ts'
import { ChosenGateways, GatewayChoice } from './gateway-choice.tsx'
import { SendTest } from './send-test.tsx'
import { Smtp } from './smtp-form.tsx'
import { Templates } from './templates.tsx'
import { Twilio } from './twilio-form.tsx'

const useStyles = makeStyles({
  parts: { display: 'grid', gap: '20px' },
  panels: { display: 'grid', gap: '8px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface Props {
  directory: DirectoryChoice
  mayChange: boolean
  /** The templates, which come last and only to those who may change them, are there, or can't be read. */
  onShown: () => void
}

/**
 * How messages reach users. Administrators change it; everybody else reads which gateway carries what, and so do all who
 * practice: the practice phone carries it.
 */
export function Messages({ directory, mayChange, onShown }: Props) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const settings = useQuery(gateways())
  return (
    <Section title={t('title')}>
      <p className={styles.quiet}>{t(mayChange ? 'text' : 'others')}</p>
      {directory.practice && <p className={styles.quiet}>{t('practice')}</p>}
      {settings.error && <ErrorMessage error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data &&
        (mayChange ? (
          <div className={styles.parts}>
            {directory.practice ? (
              <ChosenGateways settings={settings.data} directory={directory} />
            ) : (
              <>
                <GatewayChoice settings={settings.data} directory={directory} />
                <div className={styles.panels}>
                  <Twilio twilio={settings.data.twilio} />
                  <Smtp smtp={settings.data.smtp} />
                </div>
              </>
            )}
            <SendTest />
            <Templates onShown={onShown} />
          </div>
        ) : (
          <ChosenGateways settings={settings.data} directory={directory} />
        ))}
    </Section>
  )
}
