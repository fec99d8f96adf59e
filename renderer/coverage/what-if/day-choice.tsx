import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { isDay } from './document.ts'
import { dayText } from './outcome-sentence.ts'

const useStyles = makeStyles({
  choice: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '4px' },
  label: { color: tokens.colorNeutralForeground2 },
  group: { display: 'flex', flexWrap: 'wrap', alignItems: 'center' },
})

interface Props {
  /** YYYY-MM-DD; null: today. */
  at: string | null
  /** Days on which the draft changes something by itself. */
  days: readonly string[]
  today: string
  onChange: (at: string | null) => void
}

const today = 'today'
const other = 'other'

/** The day for which the draft is looked at: today, one that it names, or any other. */
export function DayChoice({ at, days, today: now, onChange }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const isOther = at !== null && !days.includes(at)
  const value = at === null ? today : isOther ? other : at
  return (
    <Field label={{ className: styles.label, children: t('day.label') }}>
      <div className={styles.choice}>
        <RadioGroup
          layout="horizontal"
          className={styles.group}
          value={value}
          onChange={(_, { value: chosen }) =>
            onChange(chosen === today ? null : chosen === other ? (at ?? now) : chosen)
          }
        >
          <Radio value={today} label={t('day.today')} />
          {days.map((day) => (
            <Radio key={day} value={day} label={t('day.on', { day: dayText(day) })} />
          ))}
          <Radio value={other} label={t('day.other')} />
        </RadioGroup>
        {isOther && (
          <Input
            type="date"
            size="small"
            aria-label={t('day.date')}
            value={at}
            onChange={(_, { value: day }) => isDay(day) && onChange(day)}
          />
        )}
      </div>
    </Field>
  )
}
