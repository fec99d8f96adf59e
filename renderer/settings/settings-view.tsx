import { Field, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SessionState, Settings } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { addWords } from '../app/i18n.ts'
import { Section } from '../app/section.tsx'
import { appInfo } from '../queries/app.ts'
import { readSettings, writeSettings } from '../queries/settings.ts'
import { Contents, Destination, type Part } from './contents.tsx'
import { Directories } from './directories.tsx'
import { Messages } from './messages.tsx'
import { OrganizationKey } from './organization-key.tsx'
import { ResetPractice } from './reset-practice.tsx'
import { useShownSoFar } from './use-shown-so-far.ts'
import { settings } from './words.ts'

addWords('settings', settings)

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '24px 32px 48px',
    scrollPaddingTop: '24px',
  },
  beside: {
    display: 'grid',
    gap: '32px',
    '@media (min-width: 1200px)': { gridTemplateColumns: '160px minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '32px', maxWidth: '640px' },
  // The focus comes here by itself.
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    outlineStyle: 'none',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** What is set on this computer; the organization's directories and key are the administrators'. */
export function SettingsView({ session }: { session: Exclude<SessionState, { state: 'signed-out' }> }) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const current = useQuery(readSettings())
  const saving = useMutation(writeSettings())
  const isAdministrator = session.operator.roles.includes('administrator')
  const shown = useShownSoFar(isAdministrator)
  const parts: Part[] = [
    'appearance',
    'keyboard',
    ...(isAdministrator ? (['directories'] as const) : []),
    'messages',
    'key',
    ...(session.directory.practice ? (['practice'] as const) : []),
    'about',
  ]
  return (
    <div className={styles.page}>
      <div className={styles.beside}>
        <Contents parts={parts} />
        <div className={styles.column}>
          <h1 className={styles.title} tabIndex={-1}>
            {t('title')}
          </h1>
          {current.error && <ErrorMessage error={current.error} onRetry={() => void current.refetch()} />}
          {current.data && <Own current={current.data} change={(change) => saving.mutate(change)} />}
          {saving.error && <ErrorMessage error={saving.error} />}
          {isAdministrator && shown.toDirectories && (
            <Destination part="directories">
              <Section title={t('directories.title')}>
                <Directories own={session.directory.id} />
              </Section>
            </Destination>
          )}
          {shown.toMessages && (
            <Destination part="messages">
              <Messages
                directory={session.directory}
                mayChange={isAdministrator}
                onShown={shown.templatesShown}
              />
            </Destination>
          )}
          {shown.toKey && (
            <Destination part="key">
              <Section title={t('key.title')}>
                <OrganizationKey mayChange={isAdministrator} />
              </Section>
            </Destination>
          )}
          {shown.toEnd && session.directory.practice && (
            <Destination part="practice">
              <Section title={t('practice.title')}>
                <p className={styles.quiet}>{t('practice.text')}</p>
                <div>
                  <ResetPractice />
                </div>
              </Section>
            </Destination>
          )}
          {shown.toEnd && (
            <Destination part="about">
              <About />
            </Destination>
          )}
        </div>
      </div>
    </div>
  )
}

function Own({ current, change }: { current: Settings; change: (change: Partial<Settings>) => void }) {
  const { t } = useTranslation('settings')
  const themes = ['system', 'light', 'dark'] as const
  return (
    <>
      <Destination part="appearance">
        <Section title={t('appearance.title')}>
          <Field label={t('appearance.theme')}>
            <RadioGroup
              layout="horizontal"
              value={current.theme}
              onChange={(_, { value }) => change({ theme: value as Settings['theme'] })}
            >
              {themes.map((theme) => (
                <Radio key={theme} value={theme} label={t(`appearance.${theme}`)} />
              ))}
            </RadioGroup>
          </Field>
        </Section>
      </Destination>
      <Destination part="keyboard">
        <Section title={t('keyboard.title')}>
          <Field hint={t('keyboard.singleKeysHint')}>
            <Switch
              label={t('keyboard.singleKeys')}
              checked={current.singleKeyShortcuts}
              onChange={(_, { checked }) => change({ singleKeyShortcuts: checked })}
            />
          </Field>
        </Section>
      </Destination>
    </>
  )
}

function About() {
  const { t } = useTranslation('settings')
  const { t: tApp } = useTranslation('app')
  const styles = useStyles()
  const { data } = useQuery(appInfo())
  if (!data) return null
  return (
    <Section title={t('about.title')}>
      <p className={styles.quiet}>
        {tApp('name')} {data.version} · {t('about.electron')} {data.electron}
      </p>
    </Section>
  )
}
