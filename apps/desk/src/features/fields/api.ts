import type { Field, FieldChange, FieldInput } from '@podpora/contract/fields'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'

export const fieldsQuery = queryOptions({
  queryKey: keys.fields,
  queryFn: () => api.get<Field[]>('/fields'),
  staleTime: Number.POSITIVE_INFINITY, // live events keep it true
})

const none: Field[] = []

/** The fields of the company's own that the reader sees, archived ones too. Empty until they are there. */
export const useFields = (): Field[] => useQuery(fieldsQuery).data ?? none

export const createField = (field: FieldInput) => api.post<Field>('/fields', field)
export const changeField = (id: number, change: FieldChange) => api.patch<Field>(`/fields/${id}`, change)
export const orderFields = (ids: number[]) => api.put<Field[]>('/fields/order', { ids })
