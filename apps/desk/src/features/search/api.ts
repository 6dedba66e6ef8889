import type { SearchAsFilter, SearchPage, SearchState } from '@podpora/contract/search'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<SearchPage>('/search', { query: { q, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData, // what was found stays until the next is there
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount, errorUpdateCount } }) =>
      data?.pages.length === 1 &&
      data.pages[0]?.behind === true &&
      lookAgainAfter(dataUpdateCount + errorUpdateCount),
  })

/** ms until what came in a moment ago is looked for again: soon at first, and not for ever where something comes in all the time. */
const lookAgainAfter = (looked: number): number | false => looked <= 5 && 500 * 2 ** looked

/** What of a search can be kept as a view. */
export const askAsFilter = (q: string) => api.get<SearchAsFilter>('/search/filter', { query: { q } })

export const indexStateQuery = queryOptions({
  queryKey: ['search-index'],
  queryFn: () => api.get<SearchState>('/search/state'),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.rebuilding ? 1_000 : false),
})

export const rebuildIndex = () => api.post<SearchState>('/search/rebuild')
