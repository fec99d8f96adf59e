import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DesktopMac20Regular, Eye20Regular, EyeOff20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './i18n.ts'
import { groupsOfFour, spelled } from './phonetics.ts'
import { timeWords } from './times.ts'
import type { ShownPass } from './use-shown-pass.ts'

const useStyles = makeStyles({
  pass: {
    display: 'grid',
    rowGap: '12px',
    justifyItems: 'start',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // Nothing of it goes to the clipboard: it is read out, or read by the user.
  value: { display: 'flex', flexWrap: 'wrap', gap: '12px 24px', userSelect: 'none' },
  group: { display: 'grid', rowGap: '4px', justifyItems: 'start' },
  characters: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.08em',
  },
  spelled: { color: tokens.colorNeutralForeground2 },
  place: { display: 'flex', columnGap: '8px', alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** A pass that was just issued: once, large, with the words to read it out by; hidden on a wish, gone on leaving. */
export function PassValue({ pass }: { pass: ShownPass }) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const [isHidden, setIsHidden] = useState(false)
  return (
    <section className={styles.pass} aria-label={t('pass.value')}>
      {pass.where === 'user-display' && (
        <div className={styles.place} role="status">
          <DesktopMac20Regular aria-hidden />
          {t('pass.onDisplay')}
        </div>
      )}
      {pass.where === 'forgotten' && <div role="status">{t('pass.forgotten')}</div>}
      {pass.value !== null && (
        <>
          {isHidden ? (
            <div className={styles.quiet}>{t('pass.hidden')}</div>
          ) : (
            <div className={styles.value} dir="ltr" onCopy={(event) => event.preventDefault()}>
              {groupsOfFour(pass.value).map((group, index) => (
                // Groups of a pass have nothing that names them but their place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <div key={index} className={styles.group}>
                  <span className={styles.characters} aria-hidden>
                    {group}
                  </span>
                  <span className={styles.spelled}>{spelled(group, pass.value ?? group).join(', ')}</span>
                </div>
              ))}
            </div>
          )}
          <Button
            size="small"
            icon={isHidden ? <Eye20Regular /> : <EyeOff20Regular />}
            onClick={() => setIsHidden(!isHidden)}
          >
            {t(isHidden ? 'pass.show' : 'pass.hide')}
          </Button>
          <div className={styles.quiet}>{t('pass.shownOnce')}</div>
        </>
      )}
      <div className={styles.quiet}>
        <GoodUntil pass={pass} />
      </div>
    </section>
  )
}

type Times = Pick<ShownPass, 'startsAt' | 'expiresAt' | 'once'>

/** "Good for one sign-in, until 3:40 PM." */
export function GoodUntil({ pass: { startsAt, expiresAt, once } }: { pass: Times }) {
  const { t } = useTranslation('reset')
  const now = new Date()
  const until = timeWords(expiresAt, now)
  if (new Date(startsAt).getTime() <= now.getTime() + 5_000)
    return <>{t(once ? 'pass.goodUntilOnce' : 'pass.goodUntil', { until })}</>
  return <>{t(once ? 'pass.goodOnce' : 'pass.good', { from: timeWords(startsAt, now), until })}</>
}
