import type { MailboxDoor } from '@podpora/contract/mail'
import type { Fold } from '@podpora/contract/tickets'
import type { StoredFile } from '../../platform/files.ts'
import type { Trx } from '../../platform/postgres/db.ts'

/** A message as a channel has read it. */
export interface IncomingMessage {
  channel: 'mail' | 'web'
  /** What the channel calls it: the same one twice is one message. */
  externalId: string
  from: { address: string; name: string }
  /** Addresses that it went to and that take part from now on, our own left out. */
  to: string[]
  cc: string[]
  subject: string
  text: string
  /** What of the text is somebody else's or a signature; null: nobody has looked. */
  folds: Fold[] | null
  /** The text without that. */
  visible: string
  /** Sanitised. Pictures of the message itself are `cid:` addresses of its attachments. */
  html: string | null
  remotePictures: boolean
  language: string | null
  /** Written by a machine: it does not reopen a ticket and gets no automatic answer. */
  automatic: boolean
  attachments: {
    file: StoredFile
    name: string
    type: string
    contentId: string | null
    inline: boolean
  }[]
  mailboxId: number | null
  brandId: number
  groupId: number | null
  /** It came by a door of its own: to an address for complaints, or for what is urgent. */
  door?: MailboxDoor | null
  /** Whose it is, where that is known otherwise than by the address. */
  customerId?: number
  /** Tickets that it says it belongs to, the most trusted first. Whether it does is decided here. */
  claims: number[]
}

export interface Arrival {
  outcome: 'created' | 'appended' | 'duplicate'
  ticketId: number
  messageId: number
  /** A new ticket of somebody without a paid service that the free line does not take (R10): it is said what is possible. */
  unpaid?: boolean
}

/** A channel as the tickets see it: main.ts hands them the registry. */
export interface OutboundChannel {
  /** Queues a message that has just been written, within its transaction. */
  queue(trx: Trx, messageId: number): Promise<void>
  /** Deletes all that the channel keeps of tickets which are purged: what came in, what went out or waits to. */
  forget(trx: Trx, purged: { ticketIds: number[]; messageIds: number[] }): Promise<void>
}
export type OutboundChannels = Partial<Record<'mail' | 'web' | 'api', OutboundChannel>>

/** What a channel needs to send a message. */
export interface OutgoingMessage {
  messageId: number
  ticketId: number
  subject: string
  language: string | null
  brandId: number
  mailboxId: number | null
  /** The agent who wrote it; null for a service. */
  authorId: number | null
  authorName: string
  customer: { name: string; address: string | null }
  cc: string[]
  text: string
  html: string | null
  attachments: {
    sha256: Buffer
    name: string
    type: string
    contentId: string | null
    inline: boolean
    id: number
  }[]
  /** What the channel calls the messages before, oldest first. */
  earlier: string[]
}
