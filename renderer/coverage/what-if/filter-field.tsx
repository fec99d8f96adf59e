import { Field, mergeClasses, Textarea } from '@fluentui/react-components'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { useFormStyles } from './form-styles.ts'
import { fieldProblem } from './problem-place.ts'

interface Props {
  label: string
  hint?: string
  value: string
  problem: PolicyProblem | null
  /** In the document. */
  place: string
  onChange: (value: string) => void
}

/** An LDAP filter; long ones have a second line. */
export function FilterField({ label, hint, value, problem, place, onChange }: Props) {
  const form = useFormStyles()
  return (
    <Field label={label} {...(hint && { hint })} {...fieldProblem(problem, place)}>
      <Textarea
        textarea={{
          className: mergeClasses(form.code, form.oneLine),
          spellCheck: false,
          autoComplete: 'off',
          dir: 'ltr',
        }}
        style={{ minHeight: 0 }}
        resize={value.length > 60 ? 'vertical' : 'none'}
        rows={value.length > 60 ? 3 : 1}
        value={value}
        onChange={(_, data) => onChange(data.value.replace(/\n/g, ''))}
      />
    </Field>
  )
}
