import { Button, Field, Input, Select, Tooltip } from '@fluentui/react-components'
import { Add16Regular, Delete20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { capitalized } from '../../user/requirement.ts'
import { append, type Edit, type FormPolicy, put } from './document.ts'
import { useFormStyles } from './form-styles.ts'
import { isMethodType, methodTypes } from './methods.ts'
import { fieldProblem, problemAt } from './problem-place.ts'

interface Props {
  retire: FormPolicy['retire']
  today: string
  problem: PolicyProblem | null
  onEdit: (edit: Edit) => void
}

/** From which day on which methods count no more. */
export function RetireForm({ retire, today, problem, onEdit }: Props) {
  const { t } = useTranslation('whatIf')
  const { t: tUser } = useTranslation('user')
  const form = useFormStyles()
  const left = methodTypes.filter((type) => !retire.some(({ method }) => method === type))
  const [next] = left
  const wrong = problemAt(problem, 'retire')
  return (
    <section className={form.section} aria-label={t('retire.title')}>
      <h2 className={form.title}>{t('retire.title')}</h2>
      {retire.length === 0 && <p className={form.quiet}>{t('retire.none')}</p>}
      {retire.map(({ method, on }, index) => {
        const name = isMethodType(method) ? tUser(`method.${method}`) : method
        const remove = t('retire.remove', { method: name })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its method is what is chosen in it
          <div key={index} className={form.row}>
            <Field
              className={form.grow}
              label={t('retire.method')}
              {...fieldProblem(problem, `retire[${index}].method`)}
            >
              <Select
                value={method}
                onChange={(_, { value }) => onEdit(put(['retire', index, 'method'], value))}
              >
                {methodTypes.map((type) => (
                  <option key={type} value={type}>
                    {capitalized(tUser(`method.${type}`))}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('retire.on')} {...fieldProblem(problem, `retire[${index}].on`)}>
              <Input
                type="date"
                value={on}
                onChange={(_, { value }) => onEdit(put(['retire', index, 'on'], value))}
              />
            </Field>
            <Tooltip content={remove} relationship="label">
              <Button
                appearance="subtle"
                icon={<Delete20Regular />}
                onClick={() => onEdit(put(['retire', index], undefined))}
              />
            </Tooltip>
          </div>
        )
      })}
      {wrong && <p className={form.problem}>{wrong}</p>}
      {next && (
        <div>
          <Button
            size="small"
            icon={<Add16Regular />}
            onClick={() => onEdit(append(['retire'], retire.length, { method: next, on: today }))}
          >
            {t('retire.add')}
          </Button>
        </div>
      )}
    </section>
  )
}
