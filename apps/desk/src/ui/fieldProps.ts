import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'

type Field<V> = { value: V; onChange: (value: V) => void; error: ReactNode; 'data-path': string }

/**
 * Mantine's `getInputProps` for choices of our own, with types: theirs are open to anything. `data-path` belongs on what takes
 * the focus: there it is looked for when the server refuses the field.
 */
export function fieldProps<T extends Record<string, unknown>, K extends keyof T & string>(
  form: UseFormReturnType<T>,
  name: K,
): Field<T[K]> {
  const { onChange, error, ...others } = form.getInputProps(name)
  // Mantine gives it, and its types do not say so.
  const { 'data-path': path } = others as { 'data-path': string }
  return { value: form.getValues()[name], onChange, error, 'data-path': path }
}
