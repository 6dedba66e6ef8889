import { allMailboxes, type MailboxRow } from '../../domains/mailboxes/access.ts'
import type { Db } from '../../platform/postgres/db.ts'

const replyToken = /\+[ts]\d{1,15}\.[a-z2-7]{16}@/i

/** What the address of a mailbox may be behind this one: as it is, without our token, without any plus-part. */
export function mailboxCandidates(address: string): string[] {
  const lower = address.toLowerCase()
  return [...new Set([lower, lower.replace(replyToken, '@'), lower.replace(/\+[^@]*@/, '@')])]
}

export interface OwnAddresses {
  /** As they are written in the mailboxes. */
  addresses: string[]
  isOwn(address: string): boolean
  /** The mailbox of the first address that is one of ours. */
  mailboxOf(addresses: string[]): MailboxRow | undefined
  mailboxById(id: number): MailboxRow | undefined
  /** Which address of a mailbox, its own or an alias, the first of these that is one of its is. */
  addressIn(box: MailboxRow, addresses: string[]): string
  /** The group of the first address that is an alias with one. */
  groupOf(addresses: string[]): number | null
}

/** Our mailboxes, to ask about many addresses at once. */
export async function readOwnAddresses(db: Db): Promise<OwnAddresses> {
  const all = await allMailboxes(db)
  const boxes = new Map(
    all.flatMap((box) => [box, ...box.aliases].map(({ address }) => [address.toLowerCase(), box] as const)),
  )
  const groups = new Map(
    all.flatMap((box) =>
      box.aliases.map(({ address, groupId }) => [address.toLowerCase(), groupId] as const),
    ),
  )
  const mailboxOf = (addresses: string[]): MailboxRow | undefined =>
    addresses
      .flatMap(mailboxCandidates)
      .map((address) => boxes.get(address))
      .find((box) => box !== undefined)
  return {
    addresses: all.map((box) => box.address),
    isOwn: (address) => mailboxOf([address]) !== undefined,
    mailboxOf,
    addressIn: (box, addresses) =>
      addresses
        .flatMap(mailboxCandidates)
        .map((address) => [box, ...box.aliases].find((one) => one.address.toLowerCase() === address)?.address)
        .find((address) => address !== undefined) ?? box.address,
    groupOf: (addresses) =>
      addresses
        .flatMap(mailboxCandidates)
        .map((address) => groups.get(address) ?? null)
        .find((group) => group !== null) ?? null,
    mailboxById: (id) => all.find((box) => box.id === id),
  }
}
