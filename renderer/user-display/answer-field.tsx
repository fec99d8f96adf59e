import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { Eye24Regular, EyeOff24Regular } from '@fluentui/react-icons'
import { useState } from 'react'

const useStyles = makeStyles({
  // The components' own sizes are for somebody who sits close.
  text: { fontSize: 'inherit', lineHeight: 1.35 },
  box: { fontSize: 'inherit', minHeight: '2em', minWidth: 0 },
  input: { fontSize: 'inherit', minWidth: 0 },
})

interface Props {
  label: string
  /** Of the button that shows what was typed, and of the one that hides it again. */
  show: string
  hide: string
  problem?: string | null
  value: string
  onType: (text: string) => void
}

/** An answer, hidden unless the user wants to see it. */
export function AnswerField({ label, show, hide, problem = null, value, onType }: Props) {
  const styles = useStyles()
  const [seen, setSeen] = useState(false)
  return (
    <Field
      label={{ className: styles.text, children: <bdi>{label}</bdi> }}
      validationMessage={problem && { className: styles.text, children: problem }}
      validationState={problem ? 'error' : 'none'}
    >
      <Input
        size="large"
        className={styles.box}
        input={{ className: styles.input }}
        type={seen ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={(_, { value: text }) => onType(text)}
        contentAfter={
          <Button
            appearance="transparent"
            icon={seen ? <EyeOff24Regular /> : <Eye24Regular />}
            aria-label={seen ? hide : show}
            onClick={() => setSeen(!seen)}
          />
        }
      />
    </Field>
  )
}
