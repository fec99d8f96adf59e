import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useShortcut } from '../../app/keyboard.ts'
import { Notice } from '../../enrollment/notice.tsx'

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    rowGap: '12px',
    padding: '8px 16px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
})

interface Props {
  title: string
  closeLabel: string
  /** Said before what was typed is lost. */
  leave: string
  hasTyped: boolean
  /** The keys go to what is marked with `data-page-focus` whenever this changes. */
  step: string
  onClose: () => void
  children: ReactNode
}

/** Something that is done with the user on the line, in place on the card, until it is closed. */
export function StepPanel({ title, closeLabel, leave, hasTyped, step, onClose, children }: Props) {
  const styles = useStyles()
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)
  const [leaving, setLeaving] = useState(false)
  // Esc never loses what was typed without a word.
  useShortcut('back', () => (hasTyped && !leaving ? setLeaving(true) : onClose()))

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys follow the step, whatever else changes
  useEffect(() => {
    const at = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)
    const target = at('[data-page-focus]') ?? at('h3')
    panel.current?.scrollIntoView({ block: 'nearest' })
    target?.focus({ preventScroll: true })
  }, [step])

  return (
    <section ref={panel} className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 className={styles.title} id={titleId} dir="auto" tabIndex={-1}>
          {title}
        </h3>
        <Tooltip content={closeLabel} relationship="label">
          <Button size="small" appearance="subtle" icon={<Dismiss20Regular />} onClick={onClose} />
        </Tooltip>
      </div>
      {leaving && hasTyped && <Notice>{leave}</Notice>}
      {children}
    </section>
  )
}
