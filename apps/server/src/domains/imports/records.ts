/*
 * What every source is read into. Ids are those of the desk that it comes from, as text. A record that names another
 * one names it by such an id: which customer that is here is known only when it is brought in.
 */

export interface PersonRecord {
  kind: 'person'
  id: string
  name: string
  /** Mail addresses, the first one first. */
  addresses: string[]
  /** One of those who answered there. They become a customer here only if they asked something themselves. */
  agent: boolean
  language: string | null
  note: string
  /** Id of an organisation, whose name goes into the note. */
  organization: string | null
  createdAt: string | null
}

export interface NamedRecord {
  kind: 'organization' | 'group' | 'brand'
  id: string
  name: string
}

export interface TicketRecord {
  kind: 'ticket'
  id: string
  /** The number that people knew it by. */
  reference: string
  subject: string
  status: 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed'
  priority: 'low' | 'normal' | 'high' | 'urgent'
  type: 'unsorted' | 'question' | 'bug' | 'missing_feature' | 'unclear_feature' | 'task' | 'complaint'
  channel: 'mail' | 'web' | 'api'
  tags: string[]
  /** Ids of persons. */
  customer: string
  assignee: string | null
  /** Ids of groups and brands, or their names. */
  group: string | null
  brand: string | null
  language: string | null
  createdAt: string
  updatedAt: string | null
  solvedAt: string | null
  closedAt: string | null
}

export interface AttachmentRecord {
  name: string
  type: string
  /** Hex, of a file that comes along. */
  sha256: string | null
  /** Where the other desk keeps it. */
  url: string | null
  contentId: string | null
  inline: boolean
}

export interface MessageRecord {
  kind: 'message'
  id: string
  ticket: string
  note: boolean
  /** Id of a person; null: only the name is known. */
  author: string | null
  authorName: string
  /** Null: told by who the author is. */
  from: 'customer' | 'agent' | null
  text: string | null
  html: string | null
  to: string[]
  cc: string[]
  /** A mail's Message-ID, so that answers to it find the ticket. */
  messageId: string | null
  channel: 'mail' | 'web' | 'api' | null
  createdAt: string | null
  attachments: AttachmentRecord[]
}

export type ImportRecord = PersonRecord | NamedRecord | TicketRecord | MessageRecord

export const person = (id: string, more: Partial<PersonRecord>): PersonRecord => ({
  kind: 'person',
  id,
  name: '',
  addresses: [],
  agent: false,
  language: null,
  note: '',
  organization: null,
  createdAt: null,
  ...more,
})

export const ticket = (
  id: string,
  customer: string,
  createdAt: string,
  more: Partial<TicketRecord>,
): TicketRecord => ({
  kind: 'ticket',
  id,
  reference: id,
  subject: '',
  status: 'open',
  priority: 'normal',
  type: 'unsorted',
  channel: 'mail',
  tags: [],
  customer,
  assignee: null,
  group: null,
  brand: null,
  language: null,
  createdAt,
  updatedAt: null,
  solvedAt: null,
  closedAt: null,
  ...more,
})

export const message = (id: string, ticket: string, more: Partial<MessageRecord>): MessageRecord => ({
  kind: 'message',
  id,
  ticket,
  note: false,
  author: null,
  authorName: '',
  from: null,
  text: null,
  html: null,
  to: [],
  cc: [],
  messageId: null,
  channel: null,
  createdAt: null,
  attachments: [],
  ...more,
})
