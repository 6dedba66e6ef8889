import { IdParams } from '@podpora/contract/common'
import { NewSide, NewSideMessage, Side, SideChange } from '@podpora/contract/sides'
import { Message, SideView } from '@podpora/contract/tickets'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import type { OutboundChannels } from '../tickets/arriving.ts'
import { viewSideFor } from './access.ts'
import { changeSide, openSide, writeToSide } from './writing.ts'

const tags = ['Side conversations']

/** What is spoken with outsiders about a ticket. */
export function sideRoutes(app: App, { db }: Services, ways: OutboundChannels): void {
  const params = IdParams

  app.post(
    '/tickets/:id/sides',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags,
        summary: 'Begin a side conversation with somebody outside',
        description:
          'It goes out as a mail of its own. What they answer is shown there and never to the customer. Answers 409 `customer_in_side`, with the addresses in `current`, where a recipient takes part on the customer’s side.',
        params,
        body: NewSide,
        response: { 201: SideView },
      },
    },
    (request) => openSide(db, actorOf(request), request.params.id, request.body, ways),
  )

  app.get(
    '/sides/:id',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'A side conversation with its last 200 messages, oldest first',
        params,
        response: { 200: SideView },
      },
    },
    (request) => viewSideFor(db, actorOf(request), request.params.id),
  )

  app.post(
    '/sides/:id/messages',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags,
        summary: 'Go on in a side conversation',
        description: 'One that is done is open again. Whoever is written to takes part from then on.',
        params,
        body: NewSideMessage,
        response: { 201: Message },
      },
    },
    (request) => writeToSide(db, actorOf(request), request.params.id, request.body, ways),
  )

  app.patch(
    '/sides/:id',
    {
      config: { permission: 'ticket.note' },
      schema: {
        tags,
        summary: 'End a side conversation, or open it again',
        params,
        body: SideChange,
        response: { 200: Side },
      },
    },
    (request) => changeSide(db, actorOf(request), request.params.id, request.body),
  )
}
