import { Button, Field, Input, makeStyles, SpinButton, Tooltip, tokens } from '@fluentui/react-components'
import { Delete20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import type { FormRequirement } from './document.ts'
import { useFormStyles } from './form-styles.ts'
import { MethodChecks } from './method-checks.tsx'
import { isMethodType } from './methods.ts'
import { problemAt } from './problem-place.ts'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: '8px',
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  remove: { marginInlineStart: 'auto' },
})

interface Props {
  number: number
  requirement: FormRequirement
  /** What the role allows: nothing else could meet it. */
  allow: readonly string[]
  problem: PolicyProblem | null
  place: string
  onChange: (change: Partial<FormRequirement>) => void
  onRemove: () => void
}

/** One clause of what a role requires. */
export function RequirementForm({ number, requirement, allow, problem, place, onChange, onRemove }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  const { anyOf, atLeast, countsFrom } = requirement
  const wrong = problemAt(problem, place)
  const name = t('requirement.label', { number })
  const remove = t('requirement.remove', { number })
  return (
    <fieldset className={form.group} aria-label={name}>
      <div className={styles.box}>
        <div className={form.row}>
          <Field label={t('requirement.atLeast')}>
            <SpinButton
              className={form.number}
              min={1}
              max={6}
              value={atLeast}
              onChange={(_, { value, displayValue }) => {
                const next = value ?? Number(displayValue)
                if (Number.isInteger(next) && next >= 1) onChange({ atLeast: next })
              }}
            />
          </Field>
          <Field label={t('requirement.countsFrom')}>
            <Input
              type="date"
              value={countsFrom}
              title={t('requirement.always')}
              onChange={(_, { value }) => onChange({ countsFrom: value })}
            />
          </Field>
          <Tooltip content={remove} relationship="label">
            <Button
              className={styles.remove}
              appearance="subtle"
              icon={<Delete20Regular />}
              onClick={onRemove}
            />
          </Tooltip>
        </div>
        <MethodChecks
          label={t('requirement.of')}
          chosen={anyOf}
          offered={[...new Set([...allow, ...anyOf])].filter(isMethodType)}
          onChange={(chosen) => onChange({ anyOf: chosen })}
        />
        {wrong && <p className={form.problem}>{wrong}</p>}
      </div>
    </fieldset>
  )
}
