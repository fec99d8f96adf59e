import type { Gate, ProtectedAction } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { CallError } from '../queries/client.ts'
import { GateHint } from '../verification/gate-hint.tsx'

interface Props {
  error: unknown
  gate: Gate | undefined
  action: ProtectedAction
  onVerify?: () => void
}

/** Main said no: why, and where it was for want of evidence or an approval, the way there. */
export function Refused({ error, gate, action, onVerify }: Props) {
  const isGate =
    error instanceof CallError &&
    ['verification-needed', 'case-needed', 'approval-needed'].includes(error.code)
  return (
    <>
      <ErrorMessage error={error} />
      {isGate && <GateHint gate={gate} action={action} {...(onVerify && { onVerify })} />}
    </>
  )
}
