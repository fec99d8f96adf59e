import { makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  find: { width: '200px' },
  count: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
})

/** What is typed into `ListTools` is looked for once it has rested so long. */
export const findSettleMs = 120

interface Props {
  find: string
  typed: string
  onTyped: (words: string) => void
  chip: ReactNode
  /** How many there are, and which keys there are for them. */
  count: string
}

/** Above a list of people: narrows it down, and says how many are left. */
export function ListTools({ find, typed, onTyped, chip, count }: Props) {
  const styles = useStyles()
  return (
    <div className={styles.tools}>
      <SearchBox
        size="small"
        className={styles.find}
        aria-label={find}
        placeholder={find}
        value={typed}
        onChange={(_, { value }) => onTyped(value)}
      />
      {chip}
      <span className={styles.count}>{count}</span>
    </div>
  )
}
