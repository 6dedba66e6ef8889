import { randomUUID } from 'node:crypto'
import type { Arrival, IncomingMessage } from '../domains/tickets/arriving.ts'
import { receiveMessage } from '../domains/tickets/receiving.ts'
import { type Db, inTransaction } from '../platform/postgres/db.ts'

/** A message as the mail channel would hand it on: `more` is what the test is about. */
export const incoming = (more: Partial<IncomingMessage> = {}): IncomingMessage => ({
  channel: 'mail',
  externalId: `<${randomUUID()}@customer.example>`,
  from: { address: 'anna@customer.example', name: 'Anna Nowak' },
  to: [],
  cc: [],
  subject: 'The printer is on fire',
  text: 'Please help.',
  html: null,
  folds: null,
  visible: more.text ?? 'Please help.',
  remotePictures: false,
  language: null,
  automatic: false,
  attachments: [],
  mailboxId: 1,
  brandId: 1,
  groupId: 1,
  claims: [],
  ...more,
})

export const receive = (db: Db, more: Partial<IncomingMessage> = {}): Promise<Arrival> =>
  inTransaction(db, (trx) => receiveMessage(trx, incoming(more)))
