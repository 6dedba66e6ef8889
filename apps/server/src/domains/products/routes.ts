import { IdParams } from '@podpora/contract/common'
import { Product, ProductChange, ProductInput } from '@podpora/contract/products'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { changeProduct, createProduct } from './actions.ts'

const tags = ['Lines and products']

/** Products are read with the directory; here they are made and changed. */
export function productRoutes(app: App, { db }: Services): void {
  app.post(
    '/products',
    {
      config: { permission: 'line.manage' },
      schema: { tags, summary: 'Make a product', body: ProductInput, response: { 201: Product } },
    },
    (request) => createProduct(db, actorOf(request), request.body),
  )

  app.put(
    '/products/:id',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Rename or archive a product',
        params: IdParams,
        body: ProductChange,
        response: { 200: Product },
      },
    },
    (request) => changeProduct(db, actorOf(request), request.params.id, request.body),
  )
}
