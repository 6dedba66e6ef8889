import type { RecordProblem } from '@podpora/contract/dkim'

/** The TXT record that a key is published by (RFC 6376 §3.6). */
export const recordOf = ({
  domain,
  selector,
  publicKey,
}: {
  domain: string
  selector: string
  publicKey: string
}): { name: string; value: string } => ({
  name: `${selector}._domainkey.${domain}`,
  value: `v=DKIM1; k=rsa; p=${publicKey}`,
})

/** What is wrong with the records that stand under a key's name; null: receivers will find the key. */
export function problemOf(records: readonly string[], publicKey: string): RecordProblem | null {
  if (records.length === 0) return 'missing'
  const keys = records.map(tagsOf).filter((tags) => tags.has('p'))
  if (keys.length === 0) return 'no_key'
  // A receiver that finds more than one may take any of them.
  if (keys.length > 1) return 'several'
  const tags = keys[0] as Map<string, string>
  if (tags.get('p') === '') return 'revoked'
  if (tags.get('p') !== publicKey || (tags.get('k') ?? 'rsa').toLowerCase() !== 'rsa') return 'different'
  return tags.get('t')?.split(':').includes('y') ? 'testing' : null
}

/** Providers put spaces, line breaks and quotes where they split a long record. */
const tagsOf = (record: string): Map<string, string> =>
  new Map(
    record.split(';').flatMap((part) => {
      const [, name, value] = /^\s*([a-z]+)\s*=([\s\S]*)$/i.exec(part) ?? []
      return name ? [[name.toLowerCase(), (value ?? '').replace(/[\s"]/g, '')] as const] : []
    }),
  )

/** `podpora-20261122`, and with a number behind where that is taken. */
export function newSelector(day: string, taken: readonly string[]): string {
  const base = `podpora-${day.replaceAll('-', '')}`
  let selector = base
  for (let i = 2; taken.includes(selector); i++) selector = `${base}-${i}`
  return selector
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
