import type { Calendar, CalendarPreview, CalendarRules, HolidayCountry } from '@podpora/contract/calendars'
import type {
  Clock,
  Levels,
  LevelsTrial,
  LevelsTrialResult,
  Policy,
  PolicyEffect,
  PolicyInput,
} from '@podpora/contract/levels'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const clocksQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'clocks'],
    queryFn: ({ signal }) => api.get<Clock[]>(`/tickets/${ticketId}/clocks`, { signal }),
  })

export const stateCause = async (clock: Clock, cause: string): Promise<void> => {
  const clocks = await api.patch<Clock[]>(`/clocks/${clock.id}`, { cause })
  queryClient.setQueryData(clocksQuery(clock.ticketId).queryKey, clocks)
}

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => api.get<Calendar[]>('/calendars', { signal }),
})
export const countriesQuery = queryOptions({
  queryKey: ['calendars', 'countries'],
  queryFn: ({ signal }) => api.get<HolidayCountry[]>('/calendars/countries', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
export const calendarPreviewQuery = (rules: CalendarRules) =>
  queryOptions({
    queryKey: ['calendars', 'preview', rules],
    queryFn: ({ signal }) => api.post<CalendarPreview>('/calendars/preview', rules, { signal }),
    retry: false,
  })

/** While open tickets are counted anew, how far that is. */
export const levelsQuery = queryOptions({
  queryKey: ['levels'],
  queryFn: ({ signal }) => api.get<Levels>('/levels', { signal }),
  refetchInterval: ({ state }) => (state.data?.recalculation?.state === 'running' ? 1000 : false),
})
/** Makes the ready policy for what comes by a door, before all others. */
export async function promiseAtDoor(of: 'urgent' | 'complaint'): Promise<void> {
  await api.post<null>('/door-promises', { of })
  await queryClient.invalidateQueries({ queryKey: levelsQuery.queryKey })
}

export const trialQuery = (trial: LevelsTrial) =>
  queryOptions({
    queryKey: ['levels', 'trial', trial],
    queryFn: ({ signal }) => api.post<LevelsTrialResult>('/levels/trial', trial, { signal }),
    retry: false,
  })
export const effectQuery = (draft: { id: number | null; policy: PolicyInput }) =>
  queryOptions({
    queryKey: ['levels', 'effect', draft],
    queryFn: ({ signal }) => api.post<PolicyEffect>('/levels/effect', { draft }, { signal }),
    retry: false,
  })

const refreshed =
  (queryKey: readonly string[]) =>
  async <T>(answer: Promise<T>): Promise<T> => {
    const result = await answer
    await queryClient.invalidateQueries({ queryKey })
    return result
  }
const afterCalendars = refreshed(calendarsQuery.queryKey)
const afterLevels = refreshed(levelsQuery.queryKey)

export const saveCalendar = (before: Calendar | null, input: { name: string; rules: CalendarRules }) =>
  afterCalendars(
    before
      ? api.put<Calendar>(`/calendars/${before.id}`, { version: before.version, ...input })
      : api.post<Calendar>('/calendars', input),
  )
export const deleteCalendar = (id: number) => afterCalendars(api.delete<null>(`/calendars/${id}`))

export const savePolicy = (before: Policy | null, input: PolicyInput) =>
  afterLevels(
    before
      ? api.put<Policy>(`/levels/policies/${before.id}`, { version: before.version, ...input })
      : api.post<Policy>('/levels/policies', input),
  )
export const deletePolicy = (id: number) => afterLevels(api.delete<null>(`/levels/policies/${id}`))
export const arrangePolicies = (ids: number[]) => afterLevels(api.put<Policy[]>('/levels/order', { ids }))
