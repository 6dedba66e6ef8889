import type { Import, ImportFile, ImportProblem, NewImport } from '@podpora/contract/imports'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { type UploadOptions, uploadTo } from '../../api/upload.ts'

type Page<T> = { items: T[]; next: string | null }

const key = ['imports'] as const

export const importsQuery = infiniteQueryOptions({
  queryKey: [...key, 'list'],
  queryFn: ({ pageParam }) => api.get<Page<Import>>('/imports', { query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const importQuery = (id: number) =>
  queryOptions({ queryKey: [...key, id], queryFn: () => api.get<Import>(`/imports/${id}`) })

export const problemsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [...key, id, 'problems'],
    queryFn: ({ pageParam }) =>
      api.get<Page<ImportProblem>>(`/imports/${id}/problems`, { query: { after: pageParam, limit: 100 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const uploadImportFile = (file: File, options: UploadOptions) =>
  uploadTo<ImportFile>('/import-files', file, options)

const refreshed = async <T>(change: Promise<T>): Promise<T> => {
  const done = await change
  await queryClient.invalidateQueries({ queryKey: key })
  return done
}
export const makeImport = (input: NewImport) => refreshed(api.post<Import>('/imports', input))
export const startImport = (id: number) => refreshed(api.post<Import>(`/imports/${id}/start`))
export const stopImport = (id: number) => refreshed(api.post<Import>(`/imports/${id}/stop`))
export const discardImport = (id: number) => refreshed(api.delete<null>(`/imports/${id}`))
