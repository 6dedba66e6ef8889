import type { Danger } from '@podpora/contract/files'
import type { MailboxDoor } from '@podpora/contract/mail'
import type { MailTrust } from '@podpora/contract/mail-trust'
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
  /** Whether it comes from whom it says, where the channel can know. */
  trust?: MailTrust | null
  /** What filters in front of us say of it, and whether its sender’s domain denies it; left out where there are none. */
  spam?: { flagged: boolean; score: number | null; denied: boolean }
  attachments: {
    file: StoredFile
    name: string
    type: string
    contentId: string | null
    inline: boolean
    /** What could do harm about it. */
    danger?: Danger | null
  }[]
  mailboxId: number | null
  brandId: number
  groupId: number | null
  /** It came by a door of its own: to an address for complaints, or for what is urgent. */
  door?: MailboxDoor | null
  /** Whose it is, where that is known otherwise than by the address. */
  customerId?: number
  /** All mailboxes of ours that it came to, the one that counts first. */
  mailboxes?: string[]
  /** Tickets that it says it belongs to, the most trusted first. Whether it does is decided here. */
  claims: number[]
  /** Messages of ours that it answers by their signed names, nearest first; 0 stands for the ticket as a whole. */
  answers?: { ticketId: number; messageId: number }[]
  /** Side conversations that it says it answers, and more nearly than any ticket. */
  sides?: number[]
  /** What the channel calls the messages that it refers to, nearest first. */
  references?: string[]
  /** It has a subject of its own and quotes nothing, though it is sent as an answer. */
  startsAnew?: boolean
}

export { stopAwaiting } from './waiting-queries.ts'

export interface Arrival {
  outcome: 'created' | 'appended' | 'duplicate'
  ticketId: number
  messageId: number
  /** Whose it is; of a duplicate nobody asks. */
  customerId?: number
  /** A new ticket of somebody without a paid service that the free line does not take (R10): it is said what is possible. */
  unpaid?: boolean
  /** A new ticket that a rule has made a project (R14): its customer is asked for a brief. */
  project?: boolean
  /** It went to the junk: nobody is told, and nobody is answered. */
  junk?: boolean
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
  /** The ticket's, else the customer's. */
  language: string | null
  brandId: number
  mailboxId: number | null
  groupId: number | null
  /** The agent who wrote it; null for a service. */
  authorId: number | null
  authorName: string
  authorPosition: string
  customer: { name: string; address: string | null }
  to: string[]
  cc: string[]
  bcc: string[]
  /** The side conversation that it belongs to; null: it goes to the customer. */
  side: { id: number; subject: string } | null
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
  /** Written by nobody: no machine shall answer it. */
  automatic: boolean
  /** Said in a project, whose customer may see how it goes. */
  inProject: boolean
}
