import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, PageQuery, Time } from './common.ts'

const Domain = Type.String({
  maxLength: 253,
  pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$',
  description: 'Of mail addresses, in small letters',
})

const fields = {
  name: Name,
  parentId: Nullable(Type.Integer({ minimum: 1, description: 'The company that it is a part of' })),
  domains: Type.Array(Domain, {
    maxItems: 100,
    uniqueItems: true,
    description: 'Whoever writes from one of these belongs to it, unless somebody has said otherwise',
  }),
  note: Type.String({ maxLength: 10_000 }),
}

/** A company that customers belong to. */
export const Company = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...fields,
  parentName: Nullable(Type.String()),
  memberCount: Type.Integer({ description: 'At most 1,000 are counted' }),
  createdAt: Time,
})
export type Company = Static<typeof Company>

export const CompanyInput = Type.Object(fields)
export type CompanyInput = Static<typeof CompanyInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const CompanyChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields })
export type CompanyChange = Static<typeof CompanyChange>

export const CompanyQuery = Type.Object({
  ...PageQuery.properties,
  query: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name or of a domain' })),
})
