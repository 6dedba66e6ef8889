import type { PresetInput, Presets } from '@podpora/contract/presets'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const presetsQuery = queryOptions({
  queryKey: ['presets'],
  queryFn: ({ signal }) => api.get<Presets>('/presets', { signal }),
})

/** Makes lines, policies and more: whatever of these is on a screen is asked for anew. */
export async function applyPreset(input: PresetInput): Promise<void> {
  await api.post<null>('/presets', input)
  await queryClient.invalidateQueries()
}
