import type { TicketFields, TicketRow } from '@podpora/contract/tickets'

type Custom = NonNullable<TicketFields['custom']>
type Own = Omit<TicketFields, 'custom'>
const names = (fields: Own) => Object.keys(fields) as (keyof Own)[]
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What a row says about the fields that a change names; of the company's own, each for itself. */
export function fieldsOf(row: TicketRow, { custom, ...own }: TicketFields): TicketFields {
  const fields: TicketFields = Object.fromEntries(names(own).map((name) => [name, row[name]]))
  if (!custom) return fields
  const values = Object.keys(custom).map((key) => [key, row.custom[key] ?? null] as const)
  return { ...fields, custom: Object.fromEntries(values) }
}

export const sameFields = (row: TicketRow, fields: TicketFields): boolean => {
  const now = new Map(flat(fieldsOf(row, fields)))
  return flat(fields).every(([name, value]) => same(now.get(name), value))
}

/** The row as it is with a change. */
export function withChanges<Row extends Pick<TicketRow, 'custom'>>(
  row: Row,
  { custom, ...own }: TicketFields,
): Row {
  const values = Object.entries({ ...row.custom, ...custom }).filter(([, value]) => value !== null)
  return { ...row, ...own, custom: Object.fromEntries(values) as TicketRow['custom'] }
}

/** Puts back a change that failed, but not a field that has become something else since. */
export function onlyChanged(row: TicketRow, changes: TicketFields, before: TicketFields): TicketFields {
  const { custom = {}, ...own } = changes
  const back = (key: string) => same(row.custom[key] ?? null, custom[key])
  const values = Object.keys(custom).flatMap((key) =>
    back(key) ? [[key, before.custom?.[key] ?? null]] : [],
  )
  return {
    ...Object.fromEntries(
      names(own).flatMap((name) => (same(row[name], own[name]) ? [[name, before[name]]] : [])),
    ),
    ...(values.length > 0 && { custom: Object.fromEntries(values) as Custom }),
  }
}

/** Each field with its value; the company's own as `custom.<key>`, as history names them. */
export const flat = ({ custom = {}, ...own }: TicketFields): [field: string, value: unknown][] => [
  ...Object.entries(own),
  ...Object.entries(custom).map(([key, value]): [string, unknown] => [`custom.${key}`, value]),
]
