import { repairedAddress } from './address-repair.ts'
import type { Address, ReadMail } from './reading.ts'

/**
 * Who wrote a mail that a mailing list sends in its own name, as lists do for senders whose domain forbids others to
 * (DMARC): "'Anna Nowak' via Support" <support@groups.example>. Null where From is the writer.
 */
export function behindList(mail: Pick<ReadMail, 'from' | 'replyTo' | 'headers'>): Address | null {
  const { from, replyTo, headers } = mail
  if (!from || !isOfList(mail)) return null
  const said = ['x-original-from', 'x-original-sender', 'x-mailfrom'].flatMap(
    (name) => headers.get(name) ?? [],
  )
  const name = /^["']*(.+?)["']* (?:via|przez|через|über|durch) /iu.exec(from.name)?.[1] ?? ''
  for (const value of said) {
    const one = repairedAddress(value)
    if (one && one.address !== from.address) return { address: one.address, name: one.name || name }
  }
  const other = replyTo && replyTo.address !== from.address ? replyTo : null
  return other && name ? { address: other.address, name: other.name || name } : null
}

/** From is the list itself: its own address stands in its headers, or its name says on whose behalf it writes. */
function isOfList({ from, headers }: Pick<ReadMail, 'from' | 'headers'>): boolean {
  const address = from?.address ?? ''
  const [local = '', domain = ''] = address.split('@')
  const id = headers.get('list-id')?.[0]?.toLowerCase() ?? ''
  if (!id && !headers.has('list-post') && !headers.has('mailing-list')) return false
  const post = [...(headers.get('list-post') ?? []), ...(headers.get('mailing-list') ?? [])]
    .join(' ')
    .toLowerCase()
  return id.includes(`<${local}.${domain}>`) || post.includes(address)
}
