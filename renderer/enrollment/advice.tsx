import { Link, makeStyles } from '@fluentui/react-components'
import { useId, useState } from 'react'

const useStyles = makeStyles({
  advice: { display: 'grid', rowGap: '8px', justifyItems: 'start', margin: '0 16px' },
  list: { margin: 0, paddingInlineStart: '20px', display: 'grid', rowGap: '4px' },
})

/** What to look at when something doesn't come, most likely first; shown when it is asked for. */
export function Advice({ title, lines }: { title: string; lines: readonly string[] }) {
  const styles = useStyles()
  const listId = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.advice}>
      <Link as="button" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
        {title}
      </Link>
      {open && (
        <ol id={listId} className={styles.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </div>
  )
}
