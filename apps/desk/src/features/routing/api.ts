import type {
  AgentRouting,
  AgentRoutingChange,
  GroupRouting,
  GroupRoutingChange,
  NextTicket,
  Preview,
  PreviewRequest,
  RoutingSettings,
  Skill,
  SkillChange,
  SkillInput,
  TicketRouting,
  WaitingTicket,
} from '@podpora/contract/routing'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { ownRoutingQuery } from './own.ts'

export const takeNext = () => api.post<NextTicket>('/routing/next')

/** The card goes at once; what is true is asked afterwards. */
export async function answerOffer(id: number, answer: 'accept' | 'decline'): Promise<void> {
  const { queryKey } = ownRoutingQuery
  const before = queryClient.getQueryData(queryKey)
  if (before)
    queryClient.setQueryData(queryKey, { ...before, offers: before.offers.filter((one) => one.id !== id) })
  try {
    await api.post(`/routing/offers/${id}/${answer}`)
  } finally {
    void queryClient.invalidateQueries({ queryKey })
  }
}

export const ticketRoutingQuery = (id: number) =>
  queryOptions({
    queryKey: ['ticket', id, 'routing'],
    queryFn: ({ signal }) => api.get<TicketRouting>(`/tickets/${id}/routing`, { signal }),
  })

export const groupRoutingQuery = (groupId: number) =>
  queryOptions({
    queryKey: ['routing', 'group', groupId],
    queryFn: ({ signal }) => api.get<GroupRouting>(`/routing/groups/${groupId}`, { signal }),
  })
export const changeGroupRouting = (groupId: number, change: GroupRoutingChange) =>
  afterwards(api.put<GroupRouting>(`/routing/groups/${groupId}`, change))

export const previewQuery = (groupId: number, wish: PreviewRequest) =>
  queryOptions({
    queryKey: ['routing', 'preview', groupId, wish],
    queryFn: ({ signal }) => api.post<Preview>(`/routing/groups/${groupId}/preview`, wish, { signal }),
    retry: false,
  })

export const routingSettingsQuery = queryOptions({
  queryKey: ['routing', 'settings'],
  queryFn: ({ signal }) => api.get<RoutingSettings>('/routing/settings', { signal }),
})
export const changeRoutingSettings = (settings: RoutingSettings) =>
  afterwards(api.put<RoutingSettings>('/routing/settings', settings))

export const agentRoutingQuery = queryOptions({
  queryKey: ['routing', 'agents'],
  queryFn: ({ signal }) => api.get<AgentRouting[]>('/routing/agents', { signal }),
})
export const changeAgentRouting = (agentId: number, change: AgentRoutingChange) =>
  afterwards(api.put<AgentRouting>(`/routing/agents/${agentId}`, change))

type Page = { items: WaitingTicket[]; next: string | null }
// A ticket waits from when routing has read of it, of which no event tells.
export const waitingQuery = infiniteQueryOptions({
  queryKey: ['routing', 'waiting'],
  refetchInterval: 5_000,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page>('/routing/waiting', { query: { after: pageParam, limit: 50 }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})

export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: ({ signal }) => api.get<Skill[]>('/skills', { signal }),
})
export const createSkill = (input: SkillInput) => afterwards(api.post<Skill>('/skills', input))
export const changeSkill = (id: number, change: SkillChange) =>
  afterwards(api.put<Skill>(`/skills/${id}`, change))
export const deleteSkill = (id: number) => afterwards(api.delete<null>(`/skills/${id}`))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await Promise.all([['routing'], ['skills']].map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  return result
}
