import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components'
import { late } from '../app/late.ts'

const useStyles = makeStyles({
  progress: { display: 'flex', alignItems: 'center', columnGap: '12px', ...late },
  wrapping: { flexWrap: 'wrap', rowGap: '4px' },
  bar: { width: '200px' },
  narrow: { width: '160px' },
  words: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
})

interface Props {
  label: string
  /** How far it is. */
  words: string
  read: number
  /** Null: nobody knows how many will have been looked at. */
  expected: number | null
  cancel: string
  cancelling: { isPending: boolean; mutate: () => void }
  /** In a column, where there may be no room for all of it in a line. */
  inColumn?: boolean
  className?: string
}

/** How far people are looked at, and a way to stop that. */
export function Progress({
  label,
  words,
  read,
  expected,
  cancel,
  cancelling,
  inColumn = false,
  className,
}: Props) {
  const styles = useStyles()
  return (
    <div className={mergeClasses(styles.progress, inColumn && styles.wrapping, className)}>
      <ProgressBar
        className={mergeClasses(styles.bar, inColumn && styles.narrow)}
        aria-label={label}
        aria-valuetext={words}
        {...(expected !== null && { value: Math.min(read, expected), max: Math.max(expected, 1) })}
      />
      <span className={styles.words}>{words}</span>
      <Button size="small" disabledFocusable={cancelling.isPending} onClick={() => cancelling.mutate()}>
        {cancel}
      </Button>
    </div>
  )
}
