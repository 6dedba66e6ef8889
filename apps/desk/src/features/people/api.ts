import type { Agent, AgentChange, Group, GroupInput, Invite } from '@podpora/contract/people'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

type Invited = { agent: Agent; link: string | null }

const directoryAgain = () => queryClient.invalidateQueries({ queryKey: keys.directory })

export const invite = (input: Invite) => afterwards(api.post<Invited>('/agents', input))

export const inviteAgain = (id: number) => api.post<Invited>(`/agents/${id}/invitation`)

export const changeAgent = (id: number, change: AgentChange) =>
  afterwards(api.patch<Agent>(`/agents/${id}`, change))

export const createGroup = (input: GroupInput) => afterwards(api.post<Group>('/groups', input))

export const changeGroup = (id: number, change: Partial<GroupInput>) =>
  afterwards(api.patch<Group>(`/groups/${id}`, change))

export const deleteGroup = (id: number) => afterwards(api.delete<null>(`/groups/${id}`))

/** The names on all screens come from the directory: nobody should see the old ones after saving. */
async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await directoryAgain()
  return result
}
