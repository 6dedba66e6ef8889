import { createHash } from 'node:crypto'
import type { Trx } from '../../platform/postgres/db.ts'
import {
  customersByAddresses,
  customersForUpdate,
  insertCustomers,
  insertIdentities,
  type KnownCustomer,
  updateCustomers,
} from '../customers/bringing-in.ts'
import { type Link, linksOf, putLinks } from './link-queries.ts'
import type { NewProblem, Work } from './queries.ts'
import { askers, recordsByIds, type Staged } from './record-queries.ts'
import type { NamedRecord, PersonRecord } from './records.ts'

interface Wanted extends Omit<KnownCustomer, 'id'> {
  createdAt: string | null
}

/**
 * Brings in persons as customers. Whoever is known by an address is that customer and gets only what is missing; whoever
 * came with an earlier import is brought up to date, unless somebody has changed them here. Gives whom it made or changed.
 */
export async function bringPeople(
  trx: Trx,
  work: Work,
  staged: Staged<PersonRecord>[],
  problems: NewProblem[],
): Promise<number[]> {
  const agents = staged.filter(({ data }) => data.agent).map(({ data }) => data.id)
  const asked = await askers(trx, work.id, agents)
  const people = staged.filter(({ data }) => !data.agent || asked.has(data.id))
  const links = await linksOf(
    trx,
    work.origin,
    'person',
    people.map(({ data }) => data.id),
  )
  const organizations = await organizationsOf(trx, work, people)

  const fresh: (Staged<PersonRecord> & { wanted: Wanted })[] = []
  const changed: (Staged<PersonRecord> & { wanted: Wanted; link: Link })[] = []
  const results = work.results.customers
  for (const one of people) {
    const link = links.get(one.data.id)
    const wanted = wantedOf(one.data, organizations)
    if (!link) fresh.push({ ...one, wanted })
    else if (link.hash === one.hash) results.unchanged += 1
    else changed.push({ ...one, wanted, link })
  }
  const updated = await bringUpToDate(trx, work, changed, problems)
  const made = await bringNew(trx, work, fresh)
  return [...updated, ...made]
}

async function organizationsOf(
  trx: Trx,
  work: Work,
  people: Staged<PersonRecord>[],
): Promise<Map<string, string>> {
  const ids = [...new Set(people.map(({ data }) => data.organization))].filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const found = await recordsByIds<NamedRecord>(trx, work.id, 'organization', ids)
  return new Map(found.map(({ data }) => [data.id, data.name]))
}

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

const wantedOf = (person: PersonRecord, organizations: Map<string, string>): Wanted => ({
  name: person.name.replace(/\s+/g, ' ').trim().slice(0, 200),
  language: person.language && languageTag.test(person.language) ? person.language.slice(0, 35) : null,
  note: [organizations.get(person.organization ?? '') ?? '', person.note]
    .filter(Boolean)
    .join('\n')
    .slice(0, 10_000),
  createdAt: person.createdAt,
})

const markOf = ({ name, language, note }: Omit<KnownCustomer, 'id'>): string =>
  createHash('md5')
    .update(JSON.stringify([name, language, note]))
    .digest('hex')

async function bringUpToDate(
  trx: Trx,
  work: Work,
  changed: (Staged<PersonRecord> & { wanted: Wanted; link: Link })[],
  problems: NewProblem[],
): Promise<number[]> {
  const here = new Map(
    (
      await customersForUpdate(
        trx,
        changed.map(({ link }) => link.localId),
      )
    ).map((c) => [c.id, c]),
  )
  const updates: KnownCustomer[] = []
  const links: Link[] = []
  const results = work.results.customers
  for (const { data, hash, place, wanted, link } of changed) {
    const now = here.get(link.localId)
    if (!now || markOf(now) !== link.mark) {
      results.kept += 1
      problems.push({ place, code: 'touched_here', detail: wanted.name || data.id, skipped: false })
      continue
    }
    const same = markOf(wanted) === link.mark
    if (!same) updates.push({ ...wanted, id: link.localId })
    results[same ? 'unchanged' : 'updated'] += 1
    links.push({ ...link, hash, mark: markOf(wanted) })
  }
  await updateCustomers(trx, updates)
  await insertIdentities(
    trx,
    changed.flatMap(({ data, link }) =>
      data.addresses.map((address) => ({ customerId: link.localId, address })),
    ),
  )
  await putLinks(trx, work.origin, 'person', links)
  return updates.map(({ id }) => id)
}

async function bringNew(
  trx: Trx,
  work: Work,
  fresh: (Staged<PersonRecord> & { wanted: Wanted })[],
): Promise<number[]> {
  const known = new Map(
    (
      await customersByAddresses(
        trx,
        fresh.flatMap(({ data }) => data.addresses),
      )
    ).map((c) => [c.address, c]),
  )
  const toMake: Wanted[] = []
  const touched: KnownCustomer[] = []
  const links: Link[] = []
  /** Who is to be made, by their addresses: two records with one address are one customer. */
  const sameHere = new Map<string, number>()
  const waiting: { record: Staged<PersonRecord>; wanted: Wanted; at: number }[] = []
  const results = work.results.customers
  for (const record of fresh) {
    const { data, wanted } = record
    const match = data.addresses.map((address) => known.get(address)).find(Boolean)
    if (match) {
      const filled = {
        id: match.id,
        name: match.name || wanted.name,
        language: match.language ?? wanted.language,
        note: match.note || wanted.note,
      }
      const same = markOf(filled) === markOf(match)
      if (!same) {
        Object.assign(match, filled)
        touched.push(filled)
      }
      results[same ? 'unchanged' : 'updated'] += 1
      links.push({ externalId: data.id, localId: match.id, hash: record.hash, mark: markOf(filled) })
      continue
    }
    const twin = data.addresses.map((address) => sameHere.get(address)).find((at) => at !== undefined)
    const at = twin ?? toMake.push(wanted) - 1
    for (const address of data.addresses) sameHere.set(address, at)
    results[twin === undefined ? 'made' : 'unchanged'] += 1
    waiting.push({ record, wanted, at })
  }
  const ids = await insertCustomers(trx, toMake)
  for (const { record, at } of waiting)
    links.push({
      externalId: record.data.id,
      localId: ids[at] as number,
      hash: record.hash,
      mark: markOf(toMake[at] as Wanted),
    })
  const localIds = new Map(links.map(({ externalId, localId }) => [externalId, localId]))
  await updateCustomers(trx, touched)
  await insertIdentities(
    trx,
    fresh.flatMap(({ data }) =>
      data.addresses.map((address) => ({ customerId: localIds.get(data.id) as number, address })),
    ),
  )
  await putLinks(trx, work.origin, 'person', links)
  return [...ids, ...touched.map(({ id }) => id)]
}
