import { Button, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { type Edit, type FormPolicy, put } from './document.ts'
import { FilterField } from './filter-field.tsx'
import { useFormStyles } from './form-styles.ts'
import { GroupingsForm } from './groupings-form.tsx'
import { QuickStarts } from './quick-starts.tsx'
import { RetireForm } from './retire-form.tsx'
import { RolesForm } from './roles-form.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '20px', alignContent: 'start' },
})

interface Props {
  /** Null: the document is no JSON. */
  form: FormPolicy | null
  today: string
  soon: string
  problem: PolicyProblem | null
  onEdit: (edit: Edit) => void
  onTry: (edit: Edit, at: string | null) => void
  onJson: () => void
}

/** What of the policy can be changed without knowing how it is written. */
export function PolicyForm({ form, today, soon, problem, onEdit, onTry, onJson }: Props) {
  const { t } = useTranslation('whatIf')
  const shared = useFormStyles()
  const styles = useStyles()
  if (!form)
    return (
      <div className={shared.section}>
        <p className={shared.quiet}>{t('problem.notJson')}</p>
        <div>
          <Button onClick={onJson}>{t('problem.openJson')}</Button>
        </div>
      </div>
    )
  return (
    <div className={styles.form}>
      <QuickStarts form={form} soon={soon} onTry={onTry} />
      <RolesForm roles={form.roles} problem={problem} onEdit={onEdit} />
      <RetireForm retire={form.retire} today={today} problem={problem} onEdit={onEdit} />
      <section className={shared.section} aria-label={t('exclude.title')}>
        <h2 className={shared.title}>{t('exclude.title')}</h2>
        <FilterField
          label={t('exclude.label')}
          hint={t('exclude.hint')}
          value={form.exclude}
          problem={problem}
          place="exclude"
          onChange={(value) => onEdit(put(['exclude'], value || undefined))}
        />
      </section>
      <GroupingsForm groupings={form.groupings} problem={problem} onEdit={onEdit} />
      <p className={shared.quiet}>{t('rest')}</p>
    </div>
  )
}
