import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageSelection, ReminderPlan } from '../../../preload/contract.ts'
import { Section } from '../../app/section.tsx'
import { useView } from '../../app/view-state.tsx'
import { numberText } from '../number-link.tsx'
import { leftOutWords, selectionWords } from './who-words.ts'

const useStyles = makeStyles({
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  filters: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  filter: {
    padding: '1px 8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  left: { margin: 0, paddingInlineStart: '20px' },
  change: { justifySelf: 'start' },
})

interface Props {
  plan: ReminderPlan
  selection: CoverageSelection
  report: CoverageReport
}

/** Whom the reminders go to, and who of the selected gets none. */
export function Who({ plan, selection, report }: Props) {
  const { t } = useTranslation('reminders')
  const { t: tCoverage } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const [, dispatch] = useView()
  const left = leftOutWords(t, plan)
  return (
    <Section title={t('who.title')}>
      <ul className={styles.filters}>
        {selectionWords(tCoverage, tUser, selection, report).map((words) => (
          <li key={words} className={styles.filter}>
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      {plan.people === 0 ? (
        <p className={styles.text}>{t('who.nobody')}</p>
      ) : (
        <p className={styles.text}>
          <span className={styles.number}>{numberText(plan.toSend)}</span>{' '}
          {t('who.get', { count: plan.toSend, total: plan.people })}
        </p>
      )}
      {left.length > 0 && (
        <div className={styles.quiet}>
          {t('who.left')}
          <ul className={styles.left}>
            {left.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      {plan.unreachable === null && <p className={styles.quiet}>{t(`who.unknown.${plan.channel}`)}</p>}
      {plan.people > 0 && <p className={styles.quiet}>{t('who.anew')}</p>}
      <Link
        as="button"
        className={styles.change}
        onClick={() => dispatch({ type: 'open-coverage', page: 'report' })}
      >
        {t('who.change')}
      </Link>
    </Section>
  )
}
