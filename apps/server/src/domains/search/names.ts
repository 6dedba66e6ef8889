import type { SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { allBrands } from '../brands/access.ts'
import { allAgents, allGroups } from '../people/access.ts'
import type { Names } from './as-filter.ts'
import { customersNamed } from './queries.ts'
import type { SearchQuery } from './rules.ts'

/** More customers than a condition has room for need not be read. */
const mostRead = 51

/** Who and what is meant by the names in a query; customers only for who may read them. */
export async function namesIn(db: Db, actor: SignedIn, { filters }: SearchQuery): Promise<Names> {
  const asked = (name: string) => filters.filter((filter) => filter.name === name).map(({ value }) => value)
  const from = actor.permissions.has('customer.read') ? [...new Set(asked('from'))] : []
  const [people, groups, brands, customers] = await Promise.all([
    asked('to').length > 0 ? allAgents(db) : [],
    asked('group').length > 0 ? allGroups(db) : [],
    asked('brand').length > 0 ? allBrands(db) : [],
    Promise.all(from.map((part) => customersNamed(db, part, mostRead))),
  ])
  const found = new Map(from.map((part, i) => [part, (customers[i] ?? []).map(({ id }) => id)]))
  return {
    people: named(people, ({ name, email }) => [name, email]),
    groups: named(groups, ({ name }) => [name]),
    brands: named(brands, ({ name }) => [name]),
    customers: (part) => found.get(part) ?? [],
  }
}

const named =
  <T extends { id: number }>(things: T[], namesOf: (thing: T) => string[]) =>
  (part: string): number[] =>
    things
      .filter((thing) => namesOf(thing).some((name) => name.toLowerCase().includes(part.toLowerCase())))
      .map(({ id }) => id)
