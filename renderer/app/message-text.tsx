import { MessageBarBody, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  body: { whiteSpace: 'normal', paddingBlock: '4px' },
})

/** What a message bar says, where that takes more than a line. */
export function MessageText({ children }: { children: ReactNode }) {
  return <MessageBarBody className={useStyles().body}>{children}</MessageBarBody>
}
