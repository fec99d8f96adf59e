import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { CallError } from '../queries/client.ts'
import { ErrorMessage } from './error-message.tsx'

/** `what` and `next`: what is said where somebody else changed the same meanwhile, and nothing was overwritten. */
export function NotSaved({ error, what, next }: { error: unknown; what: string; next: string }) {
  if (!(error instanceof CallError) || error.code !== 'changed-elsewhere')
    return <ErrorMessage error={error} />
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{what}</MessageBarTitle> {next}
      </MessageBarBody>
    </MessageBar>
  )
}
