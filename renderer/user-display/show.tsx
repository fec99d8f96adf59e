import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    minHeight: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: 'clamp(12px, 3vh, 32px)',
    padding: 'clamp(16px, 4vh, 48px) clamp(16px, 4vw, 64px)',
    textAlign: 'center',
    fontSize: 'clamp(20px, 3.6vmin, 48px)',
    lineHeight: 1.35,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    margin: 0,
    fontSize: 'clamp(30px, 7vmin, 96px)',
    lineHeight: 1.15,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
    textWrap: 'balance',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'balance' },
})

interface Props {
  heading: string
  text?: string
  children?: ReactNode
}

/** One thing at a time, readable from two meters. Its heading takes the focus, so that it is read aloud. */
export function Show({ heading, text, children }: Props) {
  const styles = useStyles()
  const title = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another heading is another thing to do
  useEffect(() => title.current?.focus(), [heading])
  return (
    <main className={styles.page}>
      <h1 ref={title} tabIndex={-1} className={styles.heading}>
        {heading}
      </h1>
      {text && <p className={styles.text}>{text}</p>}
      {children}
    </main>
  )
}
