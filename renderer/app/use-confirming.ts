import { useState } from 'react'

/** Does what a question asks about. Where that fails the question stays, with the error under it. */
export function useConfirming(onConfirm: () => Promise<unknown>, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = () => {
    setBusy(true)
    setError(null)
    onConfirm()
      .then(onDone, setError)
      .finally(() => setBusy(false))
  }
  return { busy, error, run, forget: () => setError(null) }
}
