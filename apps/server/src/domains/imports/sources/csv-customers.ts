import { person } from '../records.ts'
import type { Source } from './source.ts'
import { Reading, textOf } from './values.ts'

/** A table of customers, a row each; its columns have been named by fields already. */
export const csvCustomers: Source = ({ value }) => {
  const reading = new Reading()
  const addresses = textOf(value.email)
    .split(/[\s,;]+/)
    .map((address) => reading.address(address))
    .filter((address) => address !== null)
  const id = textOf(value.id).trim() || addresses[0]
  if (!id) return reading.skip('no_id', value.name)
  const phone = textOf(value.phone).trim()
  const record = person(id, {
    name: textOf(value.name).trim(),
    addresses: [...new Set(addresses)],
    language: textOf(value.language).trim() || null,
    note: [phone, textOf(value.note).trim()].filter(Boolean).join('\n'),
    createdAt: reading.time(value.created_at),
  })
  return { records: [record], troubles: reading.troubles }
}
