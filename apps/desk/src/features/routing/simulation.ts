import type { NewSimulation, Simulation } from '@podpora/contract/simulation'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export const startSimulation = (request: NewSimulation) =>
  api.post<Simulation>('/routing/simulations', request)

/** Asked again each half second as long as it runs: it is one person’s, and no event for everybody. */
export const simulationQuery = (id: number | null) =>
  queryOptions({
    queryKey: ['simulation', id],
    queryFn: ({ signal }) => api.get<Simulation>(`/routing/simulations/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' || !state.data ? 500 : false),
  })
