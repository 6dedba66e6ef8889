import { useState } from 'react'
import { ApiError } from '../../api/client.ts'
import { useErrorText, useFieldErrorText } from '../../ui/useErrorText.ts'

/** What the server refuses of actions: a text's fault is said at the text, the rest above the button. */
export function useActionsErrors() {
  const errorText = useErrorText()
  const fieldErrorText = useFieldErrorText()
  const [errors, setErrors] = useState<Partial<Record<'answer' | 'note', string>>>({})
  const [error, setError] = useState<string | null>(null)
  const refuse = (reason: unknown) => {
    const ofTexts =
      reason instanceof ApiError
        ? reason.fields.filter(({ field }) => /^actions\/(answer|note)$/.test(field))
        : []
    setErrors(
      Object.fromEntries(
        ofTexts.map((problem) => [problem.field.split('/')[1], fieldErrorText(problem, false)]),
      ),
    )
    setError(ofTexts.length > 0 ? null : errorText(reason))
  }
  const forget = () => {
    setErrors({})
    setError(null)
  }
  return { errors, error, refuse, forget }
}
