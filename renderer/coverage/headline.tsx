import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle48Regular, PeopleSearch24Regular, Shield24Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../../preload/contract.ts'
import { headlineOf } from './headline-sentence.ts'
import { type Choose, NumberLink, numberText } from './number-link.tsx'
import { Swatch } from './patterns.tsx'
import { type Counted, type Pattern, percentOf } from './picture-data.ts'

const useStyles = makeStyles({
  headline: { display: 'grid', rowGap: '12px', alignContent: 'start' },
  number: {
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    maxWidth: '260px',
  },
  parts: { display: 'grid', rowGap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  part: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'baseline',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '260px' },
  done: { color: tokens.colorStatusSuccessForeground1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
})

interface Props {
  report: CoverageReport
  onChoose: Choose
}

/** One number, one sentence. */
export function CoverageHeadline({ report, onChoose }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const headline = headlineOf(report)
  const isWhole = report.state === 'complete'
  if (isWhole && report.people.total === 0)
    return <Instead icon={<PeopleSearch24Regular />} title={t('nobody.title')} text={t('nobody.text')} />
  if (!headline)
    return (
      <Instead
        icon={<Shield24Regular />}
        title={t('nothingRequired.title')}
        text={t('nothingRequired.text')}
      />
    )
  const { lacking, count, role, isSecondFactor, whose } = headline
  if (isWhole && lacking === 0)
    return (
      <Instead
        icon={<CheckmarkCircle48Regular className={styles.done} />}
        title={t('done.title')}
        text={t('done.text', { count: count.total })}
      />
    )
  const sentence = t(isSecondFactor ? 'headline.secondFactor' : 'headline.requirement', {
    count: lacking,
    total: numberText(count.total),
    who: role === null ? t('headline.people') : t('headline.ofRole', { role }),
  })
  const percent = percentOf(count.capable, count.total)
  const parts: { pattern: Pattern; counted: Counted; words: string }[] = [
    {
      pattern: 'capable',
      counted: { value: count.capable, whose: { ...whose, list: 'capable' } },
      words: t('headline.capable', { percent }),
    },
    {
      pattern: 'registeredOnly',
      counted: { value: count.registeredOnly, whose: { ...whose, has: 'registered' } },
      words: t('headline.registeredOnly'),
    },
    {
      pattern: 'nothing',
      counted: { value: count.nothing, whose: { ...whose, has: 'nothing' } },
      words: t('headline.nothing'),
    },
  ]
  return (
    <div className={styles.headline}>
      <div>
        <div className={styles.number}>
          <NumberLink counted={{ value: lacking, whose }} label={sentence} onChoose={onChoose} />
        </div>
        <p className={styles.sentence}>{sentence}</p>
      </div>
      <ul className={styles.parts}>
        {parts.map(({ pattern, counted, words }) => (
          <li key={pattern} className={styles.part}>
            <Swatch pattern={pattern} />
            <span>
              <NumberLink counted={counted} label={words} onChoose={onChoose} /> {words}
            </span>
          </li>
        ))}
      </ul>
      {report.state === 'running' && <p className={styles.quiet}>{t('headline.soFar')}</p>}
      {(report.state === 'partial' || report.state === 'cancelled') && (
        <p className={styles.quiet}>{t('headline.partial')}</p>
      )}
    </div>
  )
}

function Instead({ icon, title, text }: { icon: ReactNode; title: string; text: string }) {
  const styles = useStyles()
  return (
    <div className={styles.headline}>
      <span aria-hidden>{icon}</span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.quiet}>{text}</p>
    </div>
  )
}
