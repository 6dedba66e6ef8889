import type { TicketFields, TicketRow } from '@podpora/contract/tickets'

const names = (fields: TicketFields) => Object.keys(fields) as (keyof TicketFields)[]
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What a row says about the fields that a change names. */
export const fieldsOf = (row: TicketRow, changes: TicketFields): TicketFields =>
  Object.fromEntries(names(changes).map((name) => [name, row[name]]))

export const sameFields = (row: TicketRow, fields: TicketFields): boolean =>
  names(fields).every((name) => same(row[name], fields[name]))

/** Puts back a change that failed, but not a field that has become something else since. */
export const onlyChanged = (row: TicketRow, changes: TicketFields, before: TicketFields): TicketFields =>
  Object.fromEntries(
    names(changes).flatMap((name) => (same(row[name], changes[name]) ? [[name, before[name]]] : [])),
  )
