import { makeStyles, tokens } from '@fluentui/react-components'
import { Phone48Regular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticePhone } from '../../preload/contract.ts'
import { addWords } from '../app/i18n.ts'
import { SideShell } from '../app/side-shell.tsx'
import { useActivity } from '../app/use-activity.ts'
import { followPracticePhone } from '../queries/practice-phone.ts'
import { arrivals } from './arrivals.ts'
import { MessageCard } from './message-card.tsx'
import { NewestAloud } from './newest-aloud.tsx'
import { Pocket } from './pocket.tsx'
import { PromptCard } from './prompt-card.tsx'
import { practicePhone } from './words.ts'

addWords('practicePhone', practicePhone)

const useStyles = makeStyles({
  // The case of a phone around its screen.
  body: {
    boxSizing: 'border-box',
    height: '100%',
    padding: '10px',
    backgroundColor: '#242424',
    display: 'grid',
  },
  screen: {
    minHeight: 0,
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    borderRadius: '28px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  head: {
    display: 'grid',
    justifyItems: 'center',
    rowGap: '2px',
    padding: '12px 16px 10px',
    textAlign: 'center',
    color: tokens.colorPaletteMarigoldForeground2,
    backgroundColor: tokens.colorPaletteMarigoldBackground1,
    borderBottom: `1px solid ${tokens.colorPaletteMarigoldBorder1}`,
  },
  notch: {
    width: '72px',
    height: '6px',
    borderRadius: '3px',
    backgroundColor: '#242424',
    marginBottom: '6px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  below: { minHeight: 0, display: 'flex', flexDirection: 'column' },
  list: {
    flexGrow: 1,
    minHeight: 0,
    margin: 0,
    padding: '12px',
    listStyle: 'none',
    display: 'grid',
    alignContent: 'start',
    rowGap: '12px',
    overflowY: 'auto',
  },
  empty: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    alignContent: 'center',
    justifyItems: 'center',
    rowGap: '8px',
    padding: '24px',
    overflowY: 'auto',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  emptyHeading: { margin: 0, fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground1 },
})

/** The window that stands for everybody's phone and mailbox while one practices. */
export function PracticePhoneWindow() {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  // Who answers on it is the operator.
  useActivity()
  return (
    <SideShell title={t('title')}>
      <div className={styles.body}>
        <main className={styles.screen}>
          <header className={styles.head}>
            <div className={styles.notch} aria-hidden />
            <h1 className={styles.title}>
              {t('heading')}: {t('notReal')}
            </h1>
            <p className={styles.small}>{t('everybody')}</p>
          </header>
          <Arrived />
        </main>
      </div>
    </SideShell>
  )
}

function Arrived() {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  const [phone, setPhone] = useState<PracticePhone | null>(null)
  useEffect(() => followPracticePhone(setPhone), [])
  const top = useRef<HTMLUListElement>(null)
  const list = phone ? arrivals(phone) : []
  const newest = list[0]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has just arrived is seen at once
  useEffect(() => top.current?.scrollTo({ top: 0 }), [newest])
  if (!phone) return null
  return (
    <div className={styles.below}>
      <Pocket phone={phone} />
      {list.length === 0 ? (
        <div className={styles.empty}>
          <Phone48Regular aria-hidden />
          <h2 className={styles.emptyHeading}>{t('empty.heading')}</h2>
          <p className={styles.small}>{t('empty.text')}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled with the keyboard too
        <ul ref={top} className={styles.list} aria-label={t('list')} tabIndex={0}>
          {list.map((arrival) => (
            <li key={arrival.id}>
              {arrival.is === 'message' ? (
                <MessageCard message={arrival.message} />
              ) : (
                <PromptCard push={arrival.push} />
              )}
            </li>
          ))}
        </ul>
      )}
      <NewestAloud newest={list[0] ?? null} />
    </div>
  )
}
