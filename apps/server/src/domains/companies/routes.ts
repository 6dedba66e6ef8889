import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { Company, CompanyChange, CompanyInput, CompanyQuery } from '@podpora/contract/companies'
import { Customer } from '@podpora/contract/customers'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { customersOfCompany } from '../customers/access.ts'
import { loadCompany } from './access.ts'
import { changeCompany, createCompany, deleteCompany } from './managing.ts'
import { companyPage } from './queries.ts'

const tags = ['Customers']
const read = { permission: 'customer.read' } as const
const change = { permission: 'customer.change' } as const

export function companyRoutes(app: App, { db }: Services): void {
  app.get(
    '/companies',
    {
      config: read,
      schema: {
        tags,
        summary: 'Companies, newest first',
        querystring: CompanyQuery,
        response: { 200: PageOf(Company) },
      },
    },
    async (request) => {
      const { query, after, limit = 50 } = request.query
      const found = await companyPage(db, query, idCursor(after), limit + 1)
      return pageOf(found, limit, ({ id }) => String(id))
    },
  )

  app.post(
    '/companies',
    {
      config: change,
      schema: {
        tags,
        summary: 'Make a company',
        description: 'Customers who write from its domains belong to it at once.',
        body: CompanyInput,
        response: { 201: Company },
      },
    },
    (request) => createCompany(db, actorOf(request), request.body),
  )

  app.get(
    '/companies/:id',
    {
      config: read,
      schema: { tags, summary: 'A company', params: IdParams, response: { 200: Company } },
    },
    (request) => loadCompany(db, request.params.id),
  )

  app.put(
    '/companies/:id',
    {
      config: change,
      schema: {
        tags,
        summary: 'Change a company',
        description:
          'Answers 409 with the company as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: CompanyChange,
        response: { 200: Company },
      },
    },
    (request) => changeCompany(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/companies/:id',
    {
      config: change,
      schema: {
        tags,
        summary: 'Take a company away that no ticket and no contract names',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request) => {
      await deleteCompany(db, actorOf(request), request.params.id)
      return null
    },
  )

  app.get(
    '/companies/:id/customers',
    {
      config: read,
      schema: {
        tags,
        summary: 'Who belongs to a company, newest first',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: PageOf(Customer) },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      await loadCompany(db, request.params.id)
      const found = await customersOfCompany(db, request.params.id, idCursor(after), limit + 1)
      return pageOf(found, limit, ({ id }) => String(id))
    },
  )
}
