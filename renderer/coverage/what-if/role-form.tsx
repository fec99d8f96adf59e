import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { append, type Edit, type FormRole, put } from './document.ts'
import { FilterField } from './filter-field.tsx'
import { useFormStyles } from './form-styles.ts'
import { MethodChecks } from './method-checks.tsx'
import { fieldProblem } from './problem-place.ts'
import { RequirementForm } from './requirement-form.tsx'

const useStyles = makeStyles({
  role: { display: 'grid', rowGap: '12px', padding: '4px 4px 12px' },
  foot: { display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', gap: '8px' },
})

interface Props {
  role: FormRole
  index: number
  problem: PolicyProblem | null
  onEdit: (edit: Edit) => void
}

/** Who is in a role, what counts for it, and what it requires. */
export function RoleForm({ role, index, problem, onEdit }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  const path = ['roles', index]
  const place = `roles[${index}]`
  const { label, match, allow, require } = role
  return (
    <div className={styles.role}>
      <Field label={t('roles.label')} {...fieldProblem(problem, `${place}.label`)}>
        <Input value={label} onChange={(_, { value }) => onEdit(put([...path, 'label'], value))} />
      </Field>
      <FilterField
        label={t('roles.match')}
        value={match}
        problem={problem}
        place={`${place}.match`}
        onChange={(value) => onEdit(put([...path, 'match'], value))}
      />
      <MethodChecks
        label={t('roles.allow')}
        chosen={allow}
        onChange={(chosen) => onEdit(put([...path, 'allow'], chosen))}
      />
      <div className={form.section}>
        <h4 className={form.title}>{t('roles.requires')}</h4>
        {require.length === 0 && <p className={form.quiet}>{t('roles.requiresNothing')}</p>}
        {require.map((requirement, place) => {
          const at = [...path, 'require', place]
          return (
            <RequirementForm
              // biome-ignore lint/suspicious/noArrayIndexKey: a requirement has no other name than its place
              key={place}
              number={place + 1}
              requirement={requirement}
              allow={allow}
              problem={problem}
              place={`roles[${index}].require[${place}]`}
              onChange={({ countsFrom, ...change }) => {
                for (const [name, value] of Object.entries(change)) onEdit(put([...at, name], value))
                if (countsFrom !== undefined) onEdit(put([...at, 'countsFrom'], countsFrom || undefined))
              }}
              onRemove={() => onEdit(put(at, undefined))}
            />
          )
        })}
      </div>
      <div className={styles.foot}>
        <Button
          size="small"
          icon={<Add16Regular />}
          onClick={() => onEdit(append([...path, 'require'], require.length, { anyOf: allow, atLeast: 1 }))}
        >
          {t('requirement.add')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={<Delete16Regular />}
          onClick={() => onEdit(put(path, undefined))}
        >
          {t('roles.removeShort')}
        </Button>
      </div>
    </div>
  )
}
