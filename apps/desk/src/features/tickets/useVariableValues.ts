import type { TicketRow } from '@podpora/contract/tickets'
import { type VariableValues, variableValues } from '@podpora/contract/variables'
import { useQuery } from '@tanstack/react-query'
import { useMay, useMe } from '../../api/session.ts'
import { customerQuery } from '../customers/api.ts'
import { useBrand, useGroup } from '../directory/api.ts'
import { entitlementQuery } from '../time/api.ts'

/** What the variables of a text stand for in this ticket, written by the reader. */
export function useVariableValues(ticket: TicketRow): VariableValues {
  const agent = useMe()
  const mayRead = useMay()('customer.read')
  const brand = useBrand(ticket.brandId)
  const group = useGroup(ticket.groupId ?? 0)
  const customer = useQuery(customerQuery(ticket.customerId)).data
  const address = customer?.identities.find((identity) => identity.channel === 'mail')?.address ?? ''
  const balanceLink = useQuery({ ...entitlementQuery(ticket.id), enabled: mayRead }).data?.balanceLink ?? ''
  return variableValues({
    customer: { name: customer?.name ?? '', address, balanceLink },
    ticket,
    agent,
    brand,
    group,
  })
}
