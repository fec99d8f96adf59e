import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { RelativeTime } from '../app/relative-time.tsx'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: '8px',
    padding: '12px 16px',
    borderRadius: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    userSelect: 'text',
  },
  asks: { outline: `2px solid ${tokens.colorBrandStroke1}` },
  head: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'center',
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  kind: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  // Numbers and addresses are never cut: two could be confused.
  to: { overflowWrap: 'anywhere' },
})

interface Props {
  icon: ReactNode
  kind: string
  to: ReactNode
  at: string
  /** It waits for what the user does. */
  asks?: boolean
  children: ReactNode
}

/** One thing that arrived. */
export function Card({ icon, kind, to, at, asks = false, children }: Props) {
  const styles = useStyles()
  const id = useId()
  return (
    <article className={mergeClasses(styles.card, asks && styles.asks)} aria-labelledby={id}>
      <h2 className={styles.head} id={id}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        <span>
          <span className={styles.kind}>{kind}</span> <span className={styles.to}>{to}</span>
        </span>
        <RelativeTime at={at} />
      </h2>
      {children}
    </article>
  )
}
