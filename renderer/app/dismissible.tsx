import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarIntent,
  makeStyles,
} from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  bar: { margin: '0 12px 8px 84px' },
  body: { whiteSpace: 'normal' },
})

interface Props {
  intent: MessageBarIntent
  /** Of the button that takes it away. */
  dismissLabel: string
  onDismiss: () => void
  /** `alert`: read aloud at once. */
  role?: 'alert'
  children: ReactNode
}

/** A message under the command bar that stays until it is dismissed. */
export function Dismissible({ intent, dismissLabel, onDismiss, role, children }: Props) {
  const styles = useStyles()
  return (
    <MessageBar className={styles.bar} intent={intent} layout="multiline" {...(role && { role })}>
      <MessageBarBody className={styles.body}>{children}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<Dismiss16Regular />}
            aria-label={dismissLabel}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  )
}
