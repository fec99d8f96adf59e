import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PassBounds } from '../../preload/contract.ts'
import { userDisplayState } from '../queries/user-display.ts'
import './i18n.ts'
import { minuteSteps, type PassDraft, type StartProblem } from './pass-draft.ts'
import { lengthWords } from './times.ts'

const useStyles = makeStyles({
  options: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  minutes: { minWidth: '160px' },
})

interface Props {
  draft: PassDraft
  bounds: PassBounds
  onChange: (draft: PassDraft) => void
  /** Null: it starts at once, whatever; undefined: nothing is wrong with the start. */
  start: { problem: StartProblem | null } | null
}

/** How long a pass is good, from when, how often, and who sees it. */
export function PassOptions({ draft, bounds, onChange, start }: Props) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const { data: display } = useQuery(userDisplayState())
  return (
    <div className={styles.options}>
      <Field label={t('pass.minutes')} className={styles.minutes}>
        <Select
          value={String(draft.minutes)}
          onChange={(_, { value }) => onChange({ ...draft, minutes: Number(value) })}
        >
          {minuteSteps(bounds).map((minutes) => (
            <option key={minutes} value={minutes}>
              {lengthWords(t, minutes)}
            </option>
          ))}
        </Select>
      </Field>
      {start && <Start draft={draft} problem={start.problem} onChange={onChange} />}
      <Field label={t('pass.showOn')}>
        <RadioGroup
          layout="horizontal"
          value={draft.showOn}
          onChange={(_, { value }) =>
            onChange({ ...draft, showOn: value === 'user-display' ? 'user-display' : 'console' })
          }
        >
          <Radio value="console" label={t('pass.console')} />
          <Radio value="user-display" label={t('pass.display')} />
        </RadioGroup>
      </Field>
      {draft.showOn === 'user-display' && display?.open === false && (
        <div className={styles.quiet}>{t('pass.displayOpens')}</div>
      )}
      <Checkbox
        label={t('pass.once')}
        checked={draft.once || bounds.onceOnly}
        disabled={bounds.onceOnly}
        onChange={(_, { checked }) => onChange({ ...draft, once: checked === true })}
      />
      {bounds.onceOnly && <div className={styles.quiet}>{t('pass.onceOnly')}</div>}
    </div>
  )
}

interface StartProps {
  draft: PassDraft
  problem: StartProblem | null
  onChange: (draft: PassDraft) => void
}

function Start({ draft, problem, onChange }: StartProps) {
  const { t } = useTranslation('reset')
  return (
    <>
      <Field label={t('pass.start')}>
        <RadioGroup
          layout="horizontal"
          value={draft.startsAt === null ? 'now' : 'later'}
          onChange={(_, { value }) => onChange({ ...draft, startsAt: value === 'later' ? '' : null })}
        >
          <Radio value="now" label={t('pass.now')} />
          <Radio value="later" label={t('pass.later')} />
        </RadioGroup>
      </Field>
      {draft.startsAt !== null && (
        <Field
          label={t('pass.startAt')}
          validationMessage={problem && t(`pass.${problem}`)}
          validationState={problem ? 'error' : 'none'}
        >
          <Input
            type="datetime-local"
            value={draft.startsAt}
            onChange={(_, { value }) => onChange({ ...draft, startsAt: value })}
          />
        </Field>
      )}
    </>
  )
}
