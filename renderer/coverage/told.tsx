import { MessageBar, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { MessageText } from '../app/message-text.tsx'

interface Props {
  intent: 'info' | 'warning'
  title: string
  text: string
  /** What can be done about it. */
  children?: ReactNode
}

/** What numbers are worth. */
export function Told({ intent, title, text, children }: Props) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageText>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
      </MessageText>
      {children}
    </MessageBar>
  )
}
