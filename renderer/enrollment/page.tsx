import { makeStyles, tokens } from '@fluentui/react-components'
import { Headset20Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { BusyButton } from '../app/busy-button.tsx'
import { ReadAloud } from '../app/read-aloud.tsx'

const useStyles = makeStyles({
  page: { display: 'grid', gridTemplateRows: '1fr auto', minHeight: '100%', rowGap: '16px' },
  content: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '40px',
    rowGap: '16px',
    alignContent: 'flex-start',
  },
  heading: {
    flexBasis: '100%',
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  text: {
    flex: '1 1 280px',
    minWidth: 0,
    maxWidth: '600px',
    display: 'grid',
    rowGap: '16px',
    alignContent: 'start',
  },
  beside: { flex: '0 0 auto', maxWidth: '100%' },
  buttons: {
    display: 'flex',
    columnGap: '8px',
    position: 'sticky',
    bottom: 0,
    padding: '12px 0 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

interface PageProps {
  heading: string
  /** Beside the text where there is room, below it where there isn't. */
  beside?: ReactNode
  children: ReactNode
  buttons: ReactNode
}

/**
 * One page of the wizard. Its heading takes the focus, so that a screen reader starts where the page does;
 * or what is marked with `data-page-focus`, its one field or button.
 */
export function Page({ heading, beside, children, buttons }: PageProps) {
  const styles = useStyles()
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const at = (selector: string) => page.current?.querySelector<HTMLElement>(selector)
    const target = at('[data-page-focus]') ?? at('h2')
    target?.focus()
  }, [])
  return (
    <div ref={page} className={styles.page}>
      <div className={styles.content}>
        <h2 tabIndex={-1} className={styles.heading}>
          {heading}
        </h2>
        <div className={styles.text}>{children}</div>
        {beside && <div className={styles.beside}>{beside}</div>}
      </div>
      <div className={styles.buttons}>{buttons}</div>
    </div>
  )
}

const useYouStyles = makeStyles({
  you: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '8px', margin: '0 16px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What the user does now, to be read aloud. */
export function Say({ children }: { children: ReactNode }) {
  const { t } = useTranslation('enrollment')
  return <ReadAloud label={t('sayThis')}>{children}</ReadAloud>
}

/** What the operator does meanwhile. */
export function You({ children }: { children: ReactNode }) {
  const { t } = useTranslation('enrollment')
  const styles = useYouStyles()
  return (
    <div className={styles.you}>
      <Headset20Regular aria-label={t('youDo')} className={styles.quiet} />
      <div className={styles.quiet}>{children}</div>
    </div>
  )
}

interface NextProps {
  label: string
  onClick?: () => void
  /** Id of the form that it sends off, in place of `onClick`. */
  form?: string
  busy?: boolean
}

/** The page's one next step. */
export function NextButton({ label, busy = false, ...does }: NextProps) {
  return (
    <BusyButton busy={busy} {...does}>
      {label}
    </BusyButton>
  )
}
