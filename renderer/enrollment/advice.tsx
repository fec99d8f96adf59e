import { Link, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useId, useState } from 'react'

const useStyles = makeStyles({
  missing: { display: 'grid', rowGap: '8px', justifyItems: 'start', margin: '0 16px' },
  advice: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  list: { margin: 0, paddingInlineStart: '20px', display: 'grid', rowGap: '4px' },
})

interface Props {
  title: string
  lines: readonly string[]
  /** What can be done in the end. */
  children?: ReactNode
}

/** What to look at when something doesn't come, most likely first; shown when it is asked for. */
export function Advice({ title, lines, children }: Props) {
  const styles = useStyles()
  const adviceId = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.missing}>
      <Link as="button" aria-expanded={open} aria-controls={adviceId} onClick={() => setOpen(!open)}>
        {title}
      </Link>
      {open && (
        <div id={adviceId} className={styles.advice}>
          <ol className={styles.list}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {children}
        </div>
      )}
    </div>
  )
}
