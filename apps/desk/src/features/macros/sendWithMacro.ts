import type { Message } from '@podpora/contract/tickets'
import type { NewMessage } from '@podpora/contract/writing'
import type { QueryClient } from '@tanstack/react-query'
import { changeCachedRow, newerOf } from '../tickets/cached.ts'
import { actOnTicket } from './api.ts'
import type { FromMacro } from './MacroButton.tsx'

/** A macro's text, edited, together with what else the macro does; the status is the one that the button said. */
export async function sendWithMacro(
  client: QueryClient,
  ticketId: number,
  message: NewMessage,
  { id, actions: { status: _, ...actions } }: FromMacro['macro'],
): Promise<Message> {
  const { ticket, message: sent } = await actOnTicket(ticketId, {
    clientId: message.clientId,
    macroId: id,
    message,
    ...(Object.keys(actions).length > 0 && { actions }),
  })
  changeCachedRow(client, ticketId, (row) => newerOf(row, ticket))
  return sent as Message
}
