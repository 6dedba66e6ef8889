import { SentSignature, Signature, SignatureInput, SignaturePreview } from '@podpora/contract/signatures'
import { Type } from 'typebox'
import { type App, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { signaturesOf } from './access.ts'
import { previewSignature, saveSignature } from './managing.ts'

const tags = ['account']

/** Everybody writes their own signature. */
export function signatureRoutes(app: App, { db }: Services): void {
  app.get(
    '/account/signatures',
    {
      config: { permission: 'account.own' },
      schema: { tags, summary: 'One’s own signatures', response: { 200: Type.Array(Signature) } },
    },
    (request) => signaturesOf(db, personOf(request).id),
  )

  app.put(
    '/account/signatures',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Keep one’s own signature, for one brand or for all',
        description: 'An empty text takes it away: the brand’s signature stands under the answers again.',
        body: SignatureInput,
        response: { 200: Type.Array(Signature) },
      },
    },
    (request) => saveSignature(db, personOf(request), request.body),
  )

  app.post(
    '/account/signatures/preview',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'What will stand under one’s answers for a brand',
        body: SignaturePreview,
        response: { 200: SentSignature },
      },
    },
    (request) => previewSignature(db, personOf(request), request.body),
  )
}
