import type {
  OwnViews,
  SavedView,
  SavedViewChange,
  SavedViewInput,
  ViewArrangement,
  ViewCounts,
} from '@podpora/contract/views'
import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => api.get<OwnViews>('/views'),
  staleTime: Number.POSITIVE_INFINITY, // live events keep it true
})

export const countsQuery = queryOptions({
  queryKey: ['view-counts'],
  queryFn: () => api.get<ViewCounts>('/views/counts'),
  placeholderData: keepPreviousData,
})

const none: OwnViews = { saved: [], arrangement: { order: [], hidden: [] } }
/** Saved views and their arrangement. Empty for the blink until they are there. */
export const useOwnViews = (): OwnViews => useQuery(viewsQuery).data ?? none

export const createView = (view: SavedViewInput) => api.post<SavedView>('/views', view)
export const changeView = (id: number, change: SavedViewChange) =>
  api.patch<SavedView>(`/views/${id}`, change)
export const deleteView = (id: number) => api.delete<null>(`/views/${id}`)
export const restoreView = (id: number) => api.post<SavedView>(`/views/${id}/restoration`)

/** Shown at once; what could not be saved goes back. */
export async function arrangeViews(client: QueryClient, arrangement: ViewArrangement): Promise<void> {
  const before = client.getQueryData(viewsQuery.queryKey)
  client.setQueryData(viewsQuery.queryKey, (own) => own && { ...own, arrangement })
  try {
    await api.put('/views/arrangement', arrangement)
    // What was hidden has no number yet.
    void client.invalidateQueries({ queryKey: countsQuery.queryKey })
  } catch (error) {
    client.setQueryData(viewsQuery.queryKey, (own) => own && before && { ...own, ...before })
    throw error
  }
}

/** The server's answer, which may be here before its event. */
export const rememberView = (client: QueryClient, view: SavedView): void => {
  client.setQueryData(viewsQuery.queryKey, (own) => {
    if (!own) return own
    const others = own.saved.filter(({ id }) => id !== view.id)
    return { ...own, saved: [...others, view].sort((a, b) => a.id - b.id) }
  })
}
