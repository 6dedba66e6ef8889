import type { Brand, BrandInput } from '@podpora/contract/people'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

/** A new one without an id, a change with it. */
export async function saveBrand(id: number | null, input: BrandInput): Promise<void> {
  await (id === null ? api.post<Brand>('/brands', input) : api.patch<Brand>(`/brands/${id}`, input))
  await queryClient.invalidateQueries({ queryKey: keys.directory })
}
