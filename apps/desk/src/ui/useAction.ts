import { useState } from 'react'
import { useErrorText } from './useErrorText.ts'

/** One thing that a press of a button does: whether it is being done, and why it could not be. */
export function useAction() {
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const act = (action: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    setError(null)
    void action()
      .catch((reason: unknown) => setError(errorText(reason)))
      .finally(() => setBusy(false))
  }
  return { act, busy, error }
}
