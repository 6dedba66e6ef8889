import type { Customer } from '@podpora/contract/customers'
import { useQueries } from '@tanstack/react-query'
import { customerQuery } from '../customers/api.ts'
import type { Option } from './useOptions.ts'

/** Those who are chosen already, by name, and those who were found. */
export function useCustomerOptions(chosen: number[], found: Customer[]): Option[] {
  const known = useQueries({ queries: chosen.map(customerQuery) }).flatMap(({ data }) => data ?? [])
  const others = found.filter(({ id }) => !chosen.includes(id))
  return [...known, ...others].map((customer) => {
    const address = customer.identities[0]?.address ?? ''
    return {
      value: customer.id,
      label: [customer.name, address].filter(Boolean).join(' · ') || `#${customer.id}`,
    }
  })
}
