import { IdParams } from '@podpora/contract/common'
import { Brand, BrandChange, BrandInput } from '@podpora/contract/people'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { changeBrand, createBrand } from './actions.ts'

const tags = ['brands']

/** Brands are read with the directory; here they are made and changed. */
export function brandRoutes(app: App, { db }: Services): void {
  app.post(
    '/brands',
    {
      config: { permission: 'brand.manage' },
      schema: { tags, summary: 'Make a brand', body: BrandInput, response: { 201: Brand } },
    },
    (request) => createBrand(db, actorOf(request), request.body),
  )

  app.patch(
    '/brands/:id',
    {
      config: { permission: 'brand.manage' },
      schema: {
        tags,
        summary: 'Change a brand',
        params: IdParams,
        body: BrandChange,
        response: { 200: Brand },
      },
    },
    (request) => changeBrand(db, actorOf(request), request.params.id, request.body),
  )
}
