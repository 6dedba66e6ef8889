import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'

type Field<V> = { value: V; onChange: (value: V) => void; error: ReactNode }

/** Mantine's `getInputProps` for choices of our own, with types: theirs are open to anything. */
export function fieldProps<T extends Record<string, unknown>, K extends keyof T & string>(
  form: UseFormReturnType<T>,
  name: K,
): Field<T[K]> {
  const { onChange, error } = form.getInputProps(name)
  return { value: form.getValues()[name], onChange, error }
}
