import type { SentSignature, Signature, SignatureInput, SignaturePreview } from '@podpora/contract/signatures'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

/** One's own; who has none writes under the brand's. */
export const signaturesQuery = queryOptions({
  queryKey: ['signatures'],
  queryFn: () => api.get<Signature[]>('/account/signatures'),
  staleTime: 60_000,
})

/** What will stand under an answer: the server says, for it is the one that sends. */
export const sentSignatureQuery = (input: SignaturePreview) =>
  queryOptions({
    queryKey: ['signatures', 'sent', input],
    queryFn: () => api.post<SentSignature>('/account/signatures/preview', input),
    retry: false,
  })

export async function saveSignature(input: SignatureInput): Promise<void> {
  const kept = await api.put<Signature[]>('/account/signatures', input)
  queryClient.removeQueries({ queryKey: ['signatures', 'sent'] })
  queryClient.setQueryData(signaturesQuery.queryKey, kept)
}
