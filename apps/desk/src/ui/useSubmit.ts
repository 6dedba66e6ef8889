import type { UseFormReturnType } from '@mantine/form'
import type { ErrorCode } from '@podpora/contract/errors'
import type { FormEvent } from 'react'
import { ApiError } from '../api/client.ts'
import { useAction } from './useAction.ts'
import { useErrorText, useFieldErrorText } from './useErrorText.ts'

/** Some refusals of the whole are about one field: `{ email_taken: 'email' }`. */
type CodeFields = Partial<Record<ErrorCode, string>>

/**
 * Sends a form. The server alone judges what is in it, so that there is one set of rules; what it refuses is said at
 * the field in the reader's language, and the first such field gets the focus. The rest is said above the button.
 */
export function useSubmit<T extends Record<string, unknown>>(
  form: UseFormReturnType<T>,
  send: (values: T) => Promise<void>,
  codeFields: CodeFields = {},
) {
  const errorText = useErrorText()
  const fieldErrorText = useFieldErrorText()
  const { act, busy, error } = useAction()

  const refuse = (reason: unknown) => {
    const errors = reason instanceof ApiError ? fieldErrors(reason) : {}
    const [first] = Object.keys(errors)
    if (!first) throw reason
    form.setErrors(errors)
    const node = form.getInputNode(first)
    // A field that stands on no screen can't show its error.
    if (!node) throw reason
    node.focus()
  }

  const fieldErrors = (reason: ApiError): Record<string, string> => {
    const field = codeFields[reason.code]
    if (field) return { [field]: errorText(reason) }
    return Object.fromEntries(
      reason.fields.map((problem) => {
        const path = problem.field.replaceAll('/', '.')
        return [path, fieldErrorText(problem, valueAt(form.getValues(), path) === '')]
      }),
    )
  }

  const submit = (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault()
    act(() => {
      form.clearErrors()
      return send(form.getValues()).catch(refuse)
    })
  }

  return { submit, busy, error }
}

const valueAt = (values: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      values,
    )
