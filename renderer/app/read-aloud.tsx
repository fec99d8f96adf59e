import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CommentQuote20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  quote: {
    margin: 0,
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
  },
  smallQuote: {
    padding: '8px 12px',
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  label: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { margin: '4px 0 0', fontSize: tokens.fontSizeBase400, lineHeight: '26px' },
  smallWords: { margin: '2px 0 0', lineHeight: tokens.lineHeightBase400 },
})

interface Props {
  /** To whom it is said. */
  label: string
  /** Among other things, rather than the page's own. */
  small?: boolean
  children: ReactNode
}

/** Words that the operator reads aloud. */
export function ReadAloud({ label, small = false, children }: Props) {
  const styles = useStyles()
  return (
    <blockquote className={mergeClasses(styles.quote, small && styles.smallQuote)}>
      <div className={styles.label}>
        <CommentQuote20Regular aria-hidden />
        {label}
      </div>
      <p className={mergeClasses(styles.words, small && styles.smallWords)}>{children}</p>
    </blockquote>
  )
}
