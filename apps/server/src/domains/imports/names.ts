import type { Trx } from '../../platform/postgres/db.ts'
import { type Here, linksOf, whatIsHere } from './link-queries.ts'
import type { PreparedTicket } from './preparing.ts'
import type { Work } from './queries.ts'
import { recordsByIds } from './record-queries.ts'
import type { NamedRecord, PersonRecord } from './records.ts'

/** What the names in records stand for here. */
export class Names {
  readonly customers: Map<string, number>
  readonly people: Map<string, PersonRecord>
  readonly here: Here
  private readonly groups: Map<string, string>
  private readonly brands: Map<string, string>

  private constructor(
    here: Here,
    customers: Map<string, number>,
    people: Map<string, PersonRecord>,
    groups: Map<string, string>,
    brands: Map<string, string>,
  ) {
    this.here = here
    this.customers = customers
    this.people = people
    this.groups = groups
    this.brands = brands
  }

  static async read(trx: Trx, work: Work, prepared: PreparedTicket[]): Promise<Names> {
    const given = prepared.flatMap(({ data, messages }) => [
      data.customer,
      data.assignee,
      ...messages.map((one) => one.data.author),
    ])
    const ids = [...new Set(given)].filter((id) => id !== null)
    const named = async (kind: 'group' | 'brand') => {
      const wanted = [...new Set(prepared.map(({ data }) => data[kind]))].filter((id) => id !== null)
      const found = await recordsByIds<NamedRecord>(trx, work.id, kind, wanted)
      return new Map(found.map(({ data }) => [data.id, data.name]))
    }
    const links = await linksOf(trx, work.origin, 'person', ids)
    const people = await recordsByIds<PersonRecord>(trx, work.id, 'person', ids)
    return new Names(
      await whatIsHere(trx),
      new Map([...links].map(([id, link]) => [id, link.localId])),
      new Map(people.map(({ data }) => [data.id, data])),
      await named('group'),
      await named('brand'),
    )
  }

  /** One of us, by a mail address. */
  agent(id: string | null): { id: number; assignable: boolean } | undefined {
    const addresses = this.people.get(id ?? '')?.addresses ?? []
    return addresses.map((address) => this.here.agents.get(address)).find(Boolean)
  }

  group(id: string | null): number | null {
    return (id && this.here.groups.get((this.groups.get(id) ?? id).toLowerCase())) || null
  }

  brand(id: string | null): number | undefined {
    return id === null ? undefined : this.here.brands.get((this.brands.get(id) ?? id).toLowerCase())
  }
}
