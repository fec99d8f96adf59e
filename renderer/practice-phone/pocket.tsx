import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeAnswers, PracticeApp, PracticePhone } from '../../preload/contract.ts'

const useStyles = makeStyles({
  pocket: {
    flexShrink: 0,
    maxHeight: '55%',
    overflowY: 'auto',
    display: 'grid',
    rowGap: '12px',
    padding: '12px 28px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    userSelect: 'text',
  },
  part: { display: 'grid', rowGap: '8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  plain: { margin: 0, padding: 0, listStyle: 'none', display: 'grid', rowGap: '8px' },
  who: { margin: 0, overflowWrap: 'anywhere' },
  whose: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  line: { display: 'flex', alignItems: 'baseline', columnGap: '16px' },
  code: {
    fontSize: '28px',
    lineHeight: '36px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '0.12em',
  },
  left: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  answers: { margin: 0, display: 'grid', rowGap: '4px' },
  question: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  answer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
})

/** What users have at hand themselves: their authenticator app's code, and what they answered to their questions. */
export function Pocket({ phone }: { phone: PracticePhone }) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  const passed = useSecondsSince(phone)
  const { apps, answers } = phone
  if (apps.length === 0 && answers.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled with the keyboard too
    <div className={styles.pocket} tabIndex={0}>
      {apps.length > 0 && (
        <Part heading={t('apps')}>
          <ul className={styles.plain}>
            {apps.map((app) => (
              <App key={app.id} app={app} secondsLeft={Math.max(0, app.secondsLeft - passed)} />
            ))}
          </ul>
        </Part>
      )}
      {answers.length > 0 && (
        <Part heading={t('answers')}>
          <ul className={styles.plain}>
            {answers.map((person) => (
              <Answers key={person.account} person={person} />
            ))}
          </ul>
        </Part>
      )}
    </div>
  )
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 className={styles.heading} id={id}>
        {heading}
      </h2>
      {children}
    </section>
  )
}

function App({ app, secondsLeft }: { app: PracticeApp; secondsLeft: number }) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  return (
    <li>
      <Whose person={app} label={app.label} />
      <div className={styles.line}>
        <span className={styles.code} role="img" aria-label={`${t('code')} ${[...app.code].join(' ')}`}>
          {app.code}
        </span>
        <span className={styles.left}>{t('secondsLeft', { seconds: secondsLeft })}</span>
      </div>
    </li>
  )
}

function Answers({ person }: { person: PracticeAnswers }) {
  const styles = useStyles()
  return (
    <li>
      <Whose person={person} />
      <dl className={styles.answers}>
        {person.answers.map(({ question, answer }) => (
          <div key={question}>
            <dt className={styles.question}>{question}</dt>
            <dd className={styles.answer}>{answer}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function Whose({ person, label }: { person: { name: string; account: string }; label?: string }) {
  const styles = useStyles()
  return (
    <p className={styles.who}>
      <bdi>{person.name}</bdi>{' '}
      <span className={styles.whose}>
        <bdi>{person.account}</bdi>
        {label !== undefined && (
          <>
            {', '}
            <bdi>{label}</bdi>
          </>
        )}
      </span>
    </p>
  )
}

/** How old what was told is: main tells the codes anew when they change, not every second. */
function useSecondsSince(phone: PracticePhone): number {
  const [at, setAt] = useState({ phone, passed: 0 })
  const counts = phone.apps.length > 0
  useEffect(() => {
    if (!counts) return
    const told = performance.now()
    const timer = setInterval(
      () => setAt({ phone, passed: Math.floor((performance.now() - told) / 1000) }),
      1000,
    )
    return () => clearInterval(timer)
  }, [phone, counts])
  return at.phone === phone ? at.passed : 0
}
