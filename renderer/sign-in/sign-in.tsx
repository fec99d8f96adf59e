import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { ShieldCheckmark48Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { addWords } from '../app/i18n.ts'
import { signInPage } from '../queries/session.ts'
import { PracticeCards } from './practice-cards.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { signIn } from './words.ts'

addWords('signIn', signIn)

const DirectoryForm = lazy(() =>
  import('../settings/directory-form.tsx').then(({ DirectoryForm }) => ({ default: DirectoryForm })),
)

const ResetPractice = lazy(() =>
  import('../settings/reset-practice.tsx').then(({ ResetPractice }) => ({ default: ResetPractice })),
)

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflow: 'auto',
    display: 'grid',
    alignItems: 'safe center',
    justifyItems: 'center',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  box: {
    display: 'grid',
    gap: '24px',
    width: 'min(880px, calc(100vw - 48px))',
    padding: '24px 0',
    boxSizing: 'border-box',
  },
  head: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '16px', alignItems: 'center' },
  mark: { color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
    gap: '24px',
    alignItems: 'start',
  },
  panel: {
    display: 'grid',
    gap: '16px',
    padding: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  // As high as the button that comes once the page can be used: by then somebody may be pressing another.
  later: { minHeight: '32px' },
})

/** Directory, name, password; and on the practice directory one click. */
export function SignIn({ onUsable }: { onUsable: () => void }) {
  const { t } = useTranslation('signIn')
  const { t: tApp } = useTranslation('app')
  const styles = useStyles()
  const page = useQuery(signInPage())
  const [adding, setAdding] = useState(false)
  const [usable, setUsable] = useState(false)
  const [wasReset, setWasReset] = useState(false)
  useEffect(() => {
    if (!page.data) return
    // After two frames the page has been painted with its data: it can be used.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        onUsable()
        setUsable(true)
      }),
    )
  }, [page.data, onUsable])

  const real = page.data?.directories ?? []
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <header className={styles.head}>
          <ShieldCheckmark48Regular className={styles.mark} aria-hidden />
          <div>
            <h1 className={styles.title}>{tApp('name')}</h1>
            <p className={styles.lead}>{t('lead')}</p>
          </div>
        </header>
        {page.error && <ErrorMessage error={page.error} onRetry={() => void page.refetch()} />}
        {page.data && (
          <div className={styles.columns}>
            <section className={styles.panel} aria-label={t('title')}>
              {adding ? (
                <Suspense fallback={null}>
                  <DirectoryForm directory={null} onDone={() => setAdding(false)} />
                </Suspense>
              ) : (
                <>
                  {real.length > 0 ? (
                    <SignInForm directories={real} />
                  ) : (
                    <p className={styles.text}>{t('noReal')}</p>
                  )}
                  <div>
                    <Button onClick={() => setAdding(true)}>{t('addDirectory')}</Button>
                  </div>
                </>
              )}
            </section>
            <section className={styles.panel} aria-label={t('practiceTitle')}>
              <PracticeCards operators={page.data.practiceOperators} autoFocus={real.length === 0} />
              {wasReset && (
                <MessageBar intent="success" role="status">
                  <MessageBarBody>{t('practiceResetDone')}</MessageBarBody>
                </MessageBar>
              )}
              <div className={styles.later}>
                {usable && (
                  <Suspense fallback={null}>
                    <ResetPractice onDone={() => setWasReset(true)} />
                  </Suspense>
                )}
              </div>
            </section>
          </div>
        )}
      </div>
    </main>
  )
}
