import { allMailboxes, type MailboxRow } from '../../domains/mailboxes/access.ts'
import type { Db } from '../../platform/postgres/db.ts'

const replyToken = /\+t\d{1,15}\.[a-z2-7]{16}@/i

/** What the address of a mailbox may be behind this one: as it is, without our token, without any plus-part. */
export function mailboxCandidates(address: string): string[] {
  const lower = address.toLowerCase()
  return [...new Set([lower, lower.replace(replyToken, '@'), lower.replace(/\+[^@]*@/, '@')])]
}

export interface OwnAddresses {
  isOwn(address: string): boolean
  /** The mailbox of the first address that is one of ours. */
  mailboxOf(addresses: string[]): MailboxRow | undefined
  mailboxById(id: number): MailboxRow | undefined
}

/** Our mailboxes, to ask about many addresses at once. */
export async function readOwnAddresses(db: Db): Promise<OwnAddresses> {
  const all = await allMailboxes(db)
  const boxes = new Map(all.map((box) => [box.address.toLowerCase(), box]))
  const mailboxOf = (addresses: string[]): MailboxRow | undefined =>
    addresses
      .flatMap(mailboxCandidates)
      .map((address) => boxes.get(address))
      .find((box) => box !== undefined)
  return {
    isOwn: (address) => mailboxOf([address]) !== undefined,
    mailboxOf,
    mailboxById: (id) => all.find((box) => box.id === id),
  }
}
