import type { Line } from '@podpora/contract/lines'
import type { Agent, Brand, Directory, Group } from '@podpora/contract/people'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'

export const directoryQuery = queryOptions({
  queryKey: keys.directory,
  queryFn: () => api.get<Directory>('/directory'),
  staleTime: Number.POSITIVE_INFINITY, // live events keep it true
})

const empty: Directory = { agents: [], groups: [], brands: [], lines: [], products: [] }

/** Colleagues, groups, brands, lines and products. Empty for the blink until they are there. */
export const useDirectory = (): Directory => useQuery(directoryQuery).data ?? empty

export const useAgent = (id: number | null): Agent | undefined =>
  useDirectory().agents.find((agent) => agent.id === id)

export const useGroup = (id: number | null): Group | undefined =>
  useDirectory().groups.find((group) => group.id === id)

export const useBrand = (id: number | null): Brand | undefined =>
  useDirectory().brands.find((brand) => brand.id === id)

export const useLine = (id: number | null): Line | undefined =>
  useDirectory().lines.find((line) => line.id === id)
