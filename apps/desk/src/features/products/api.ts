import type { Product, ProductChange, ProductInput } from '@podpora/contract/products'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

export const createProduct = (input: ProductInput) => afterwards(api.post<Product>('/products', input))

export const changeProduct = (id: number, change: ProductChange) =>
  afterwards(api.put<Product>(`/products/${id}`, change))

/** The names on all screens come from the directory: nobody should see the old ones after saving. */
async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: keys.directory })
  return result
}
