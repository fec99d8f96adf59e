import { Button, Field, Input, Tooltip } from '@fluentui/react-components'
import { Add16Regular, Delete20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { append, type Edit, type FormPolicy, put } from './document.ts'
import { useFormStyles } from './form-styles.ts'
import { fieldProblem, problemAt } from './problem-place.ts'

interface Props {
  groupings: FormPolicy['groupings']
  problem: PolicyProblem | null
  onEdit: (edit: Edit) => void
}

const path = ['coverage', 'by']

/** By which attributes the report groups people. */
export function GroupingsForm({ groupings, problem, onEdit }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const wrong = problemAt(problem, 'coverage.by')
  return (
    <section className={form.section} aria-label={t('groupings.title')}>
      <h2 className={form.title}>{t('groupings.title')}</h2>
      {groupings.length === 0 && <p className={form.quiet}>{t('groupings.standard')}</p>}
      {groupings.map(({ attribute, label }, index) => {
        const remove = t('groupings.remove', { label: label || attribute })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its attribute is what is typed in it
          <div key={index} className={form.row}>
            {(['attribute', 'label'] as const).map((name) => (
              <Field
                key={name}
                className={form.grow}
                label={t(`groupings.${name}`)}
                {...fieldProblem(problem, `coverage.by[${index}].${name}`)}
              >
                <Input
                  value={name === 'attribute' ? attribute : label}
                  spellCheck={name !== 'attribute'}
                  onChange={(_, { value }) => onEdit(put([...path, index, name], value))}
                />
              </Field>
            ))}
            <Tooltip content={remove} relationship="label">
              <Button
                appearance="subtle"
                icon={<Delete20Regular />}
                onClick={() => onEdit(put([...path, index], undefined))}
              />
            </Tooltip>
          </div>
        )
      })}
      {wrong && <p className={form.problem}>{wrong}</p>}
      {groupings.length < 5 && (
        <div>
          <Button
            size="small"
            icon={<Add16Regular />}
            onClick={() => onEdit(append(path, groupings.length, { attribute: 'title', label: 'Title' }))}
          >
            {t('groupings.add')}
          </Button>
        </div>
      )}
    </section>
  )
}
