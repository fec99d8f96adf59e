import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  view: { display: 'flex', height: '100%', minHeight: 0 },
  list: { flex: '0 0 340px', minWidth: 0, borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  right: { flex: '1 1 0', minWidth: 0, overflowY: 'auto' },
})

interface Props {
  title: string
  list: ReactNode
  /** What becomes of the list where there is little room. */
  listClassName: string
  children: ReactNode
}

/** A list on the left, one of it on the right. */
export function BesideList({ title, list, listClassName, children }: Props) {
  const styles = useStyles()
  return (
    <div className={styles.view}>
      <section aria-label={title} className={mergeClasses(styles.list, listClassName)}>
        {list}
      </section>
      <div className={styles.right}>{children}</div>
    </div>
  )
}
