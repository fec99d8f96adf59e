import { Select, type SelectProps } from '@fluentui/react-components'
import type { DraftAnswer } from './flow-state.ts'

const ownQuestion = 'own'

interface Props extends Omit<SelectProps, 'value' | 'onChange' | 'children'> {
  draft: DraftAnswer
  /** Questions of the list that can be chosen here. */
  offered: string[]
  /** What stands for none yet, and for one of the user's own; null: own ones are not allowed. */
  words: { choose: string; own: string | null }
  onChoose: (change: Partial<DraftAnswer>) => void
}

/** A question of the list, or one of the user's own. Whoever shows it gives it its size; a Field gives it its label. */
export function QuestionSelect({ draft, offered, words, onChoose, ...select }: Props) {
  return (
    <Select
      {...select}
      value={draft.own ? ownQuestion : draft.question}
      onChange={(_, { value }) =>
        onChoose(value === ownQuestion ? { own: true, question: '' } : { own: false, question: value })
      }
    >
      <option value="" disabled>
        {words.choose}
      </option>
      {offered.map((question) => (
        <option key={question}>{question}</option>
      ))}
      {words.own !== null && <option value={ownQuestion}>{words.own}</option>}
    </Select>
  )
}
