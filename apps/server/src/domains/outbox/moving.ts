import type { Db } from '../../platform/postgres/db.ts'
import { deleteMailsOfTickets, setTicketOfMails } from './queries.ts'

/** The mails that carry these messages belong to another ticket from now on. */
export const moveMails = (trx: Db, messageIds: number[], ticketId: number): Promise<void> =>
  setTicketOfMails(trx, messageIds, ticketId)

/** Deletes all mails of tickets that are purged, sent or not. */
export const forgetMails = (trx: Db, ticketIds: number[]): Promise<void> =>
  deleteMailsOfTickets(trx, ticketIds)
