import { Field, makeStyles, Textarea } from '@fluentui/react-components'

const useStyles = makeStyles({ field: { maxWidth: '560px' } })

/** Main refuses longer ones. */
const longest = 500

interface Props {
  label: string
  hint?: string
  value: string
  onType: (text: string) => void
  /** What is wrong with it, if anything. */
  problem: string | null
}

/** Why somebody decides as they do. */
export function ReasonField({ label, hint, value, onType, problem }: Props) {
  const styles = useStyles()
  return (
    <Field
      className={styles.field}
      label={label}
      {...(hint !== undefined && { hint })}
      {...(problem !== null && { validationMessage: problem })}
    >
      <Textarea
        value={value}
        maxLength={longest}
        resize="vertical"
        onChange={(_, { value: text }) => onType(text)}
      />
    </Field>
  )
}
