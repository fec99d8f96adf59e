import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayContent } from '../../preload/contract.ts'
import { useCountdown } from '../enrollment/use-countdown.ts'
import { groupsOfFour, spelled } from '../reset/phonetics.ts'
import { timeWords } from '../reset/times.ts'
import { Show } from './show.tsx'

const useStyles = makeStyles({
  value: {
    // A group of four is never broken, so that nothing is skipped.
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    columnGap: '0.6ch',
    rowGap: '0.1em',
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: 'clamp(44px, 15vmin, 180px)',
    lineHeight: 1.1,
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorBrandForeground1,
  },
  spelled: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    columnGap: '1.2em',
    rowGap: '0.25em',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: 'clamp(16px, 2.6vmin, 32px)',
    color: tokens.colorNeutralForeground2,
  },
  character: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightBold },
  text: { margin: 0, textWrap: 'balance' },
  button: { fontSize: 'inherit', lineHeight: 'inherit' },
})

/** The temporary access pass, the only time it is shown: until the user has it, or it has run out. */
export function AccessPass({ content }: { content: Extract<DisplayContent, { kind: 'pass' }> }) {
  const { t } = useTranslation('userDisplay')
  const styles = useStyles()
  const [isKept, setKept] = useState(false)
  const left = useCountdown(content.expiresAt)
  const startsIn = useCountdown(content.startsAt)
  const { firstName: name, value, startsAt, expiresAt, once } = content
  if (isKept) return <Show heading={t('answered.heading', { name })} text={t('answered.text')} />
  if (left === 0) return <Show heading={t('pass.overHeading', { name })} text={t('pass.over')} />
  const now = new Date()
  const [start, end] = [timeWords(startsAt, now), timeWords(expiresAt, now)]
  const words = spelled(value)
  return (
    <Show heading={t('pass.heading', { name })} text={t('pass.text')}>
      {/* Read aloud from the list below, character by character. */}
      <div className={styles.value} aria-hidden="true">
        {groupsOfFour(value).map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have nothing but their place
          <span key={index}>{group}</span>
        ))}
      </div>
      <ol className={styles.spelled} aria-label={t('pass.spelled')}>
        {Array.from(value, (character, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: characters have nothing but their place
          <li key={index}>
            <span className={styles.character}>{character}</span> {words[index]}
          </li>
        ))}
      </ol>
      <p className={styles.text}>
        {startsIn > 0 ? t('pass.fromUntil', { start, end }) : t('pass.until', { end })}{' '}
        {t(once ? 'pass.once' : 'pass.several')}
      </p>
      <Button className={styles.button} size="large" onClick={() => setKept(true)}>
        {t('pass.kept')}
      </Button>
    </Show>
  )
}
