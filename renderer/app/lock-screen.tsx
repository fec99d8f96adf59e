import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { LockClosed32Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../preload/contract.ts'
import { signOut } from '../queries/session.ts'
import { PasswordForm } from './password-form.tsx'

const useStyles = makeStyles({
  page: {
    position: 'fixed',
    inset: 0,
    display: 'grid',
    placeItems: 'center',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  box: {
    display: 'grid',
    gap: '16px',
    width: 'min(400px, calc(100vw - 32px))',
    padding: '32px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  icon: { color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  // Its words stand under those above it.
  other: { justifySelf: 'start', marginInlineStart: '-12px' },
})

/** All there is while the console is locked. What was typed behind it is kept. */
export function LockScreen({ session }: { session: Extract<SessionState, { state: 'locked' }> }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const titleId = useId()
  const leaving = useMutation(signOut())
  const { operator, why, directory } = session
  return (
    <main className={styles.page}>
      <section className={styles.box} aria-labelledby={titleId}>
        <LockClosed32Regular className={styles.icon} aria-hidden />
        <h1 className={styles.title} id={titleId}>
          {t('locked.title')}
        </h1>
        <p className={styles.text}>{t(`locked.${why}`)}</p>
        <PasswordForm
          session={session}
          label={t('locked.password', { name: operator.name })}
          button={directory.practice ? t('locked.unlockAs', { name: operator.name }) : t('locked.unlock')}
          autoFocus
        />
        <Button appearance="subtle" className={styles.other} onClick={() => leaving.mutate()}>
          {t('locked.other')}
        </Button>
      </section>
    </main>
  )
}
