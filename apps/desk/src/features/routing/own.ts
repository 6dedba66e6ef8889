import type { OwnRouting } from '@podpora/contract/routing'
import type { Availability } from '@podpora/contract/routing-words'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const ownRoutingQuery = queryOptions({
  queryKey: ['own-routing'],
  queryFn: ({ signal }) => api.get<OwnRouting>('/routing/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY, // live events keep it true
})

/** What routing means to the reader; nothing of it is loaded where no group of theirs is routed. */
export const useOwnRouting = (enabled: boolean): OwnRouting | undefined =>
  useQuery({ ...ownRoutingQuery, enabled }).data

/** Shows the choice at once, and puts it back where it is refused. */
export async function chooseAvailability(availability: Availability): Promise<void> {
  const { queryKey } = ownRoutingQuery
  const before = queryClient.getQueryData(queryKey)
  if (before) queryClient.setQueryData(queryKey, { ...before, availability, vanished: false })
  try {
    queryClient.setQueryData(
      queryKey,
      await api.put<OwnRouting>('/routing/me/availability', { availability }),
    )
  } catch (error) {
    queryClient.setQueryData(queryKey, before)
    throw error
  }
}
