import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  bar: {
    // Over all that stands below it.
    gridColumn: '1 / -1',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '16px',
    padding: '8px 16px 8px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  user: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  tools: { display: 'flex', columnGap: '8px', flexShrink: 0 },
})

interface Props {
  titleId: string
  /** What is done. */
  title: string
  /** For whom. */
  user: string
  close: string
  onClose: () => void
  /** Before the button that closes it. */
  children?: ReactNode
}

/** Over what is done for a user in the card's place, until it is closed. */
export function TaskBar({ titleId, title, user, close, onClose, children }: Props) {
  const styles = useStyles()
  return (
    <div className={styles.bar}>
      <h1 className={styles.title} id={titleId}>
        {title} <bdi className={styles.user}>{user}</bdi>
      </h1>
      <div className={styles.tools}>
        {children}
        <Tooltip content={close} relationship="label">
          <Button appearance="subtle" icon={<Dismiss20Regular />} onClick={onClose} />
        </Tooltip>
      </div>
    </div>
  )
}
