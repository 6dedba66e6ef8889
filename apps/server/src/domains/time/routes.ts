import { Empty, IdParams } from '@podpora/contract/common'
import {
  CostQuery,
  CostRow,
  NewExpense,
  NewTime,
  NewVisit,
  OverageAnswer,
  Statement,
  StatementQuery,
  TicketTime,
} from '@podpora/contract/time'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import { sendPdf } from '../../platform/pdf/sending.ts'
import type { Services } from '../../platform/services.ts'
import { costsBy } from './cost-queries.ts'
import {
  answerOverage,
  dropTimer,
  removeExpense,
  removeTime,
  startTimer,
  timeOfTicket,
  writeExpense,
  writeTime,
  writeVisit,
} from './recording.ts'
import { statementCsv, statementOf, statementPdf } from './statements.ts'

const tags = ['Time']
const write = { permission: 'time.write' } as const
const money = { permission: 'contract.read' } as const
const EntryParams = Type.Object({ id: IdParams.properties.id, entryId: IdParams.properties.id })
const response = { 200: TicketTime }

export function timeRoutes(app: App, services: Services): void {
  const { db } = services
  moneyRoutes(app, services)

  app.get(
    '/tickets/:id/time',
    {
      config: { permission: 'customer.read' },
      schema: { tags, summary: 'What was worked and spent on a ticket', params: IdParams, response },
    },
    (request) => timeOfTicket(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/time',
    {
      config: write,
      schema: {
        tags,
        summary: 'Write down time; what is billable is taken of what the customer has',
        description:
          'Answers 409 `balance_used_up` where nothing is left and the plan allows nothing beyond.',
        params: IdParams,
        body: NewTime,
        response,
      },
    },
    (request) => writeTime(db, actorOf(request), request.params.id, request.body),
  )

  app.post(
    '/tickets/:id/visits',
    {
      config: write,
      schema: {
        tags,
        summary: 'Write down a visit; a billable one takes one of the visits that the customer has',
        description:
          'It stands among the time of the ticket and is taken back as time is. Answers 409 `balance_used_up` where none is left and the plan allows nothing beyond.',
        params: IdParams,
        body: NewVisit,
        response,
      },
    },
    (request) => writeVisit(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/tickets/:id/time/:entryId',
    {
      config: write,
      schema: {
        tags,
        summary: 'Take time or a visit back; what it took goes back',
        params: EntryParams,
        response,
      },
    },
    (request) => removeTime(db, actorOf(request), request.params.id, request.params.entryId),
  )

  app.post(
    '/tickets/:id/expenses',
    {
      config: write,
      schema: { tags, summary: 'Write down an expense', params: IdParams, body: NewExpense, response },
    },
    (request) => writeExpense(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/tickets/:id/expenses/:entryId',
    { config: write, schema: { tags, summary: 'Take an expense back', params: EntryParams, response } },
    (request) => removeExpense(db, actorOf(request), request.params.id, request.params.entryId),
  )

  app.put(
    '/tickets/:id/timer',
    {
      config: write,
      schema: { tags, summary: 'Start one’s clock on a ticket', params: IdParams, response },
    },
    (request) => startTimer(db, actorOf(request), request.params.id),
  )

  app.delete(
    '/tickets/:id/timer',
    {
      config: write,
      schema: { tags, summary: 'Forget what one’s clock has counted', params: IdParams, response },
    },
    (request) => dropTimer(db, actorOf(request), request.params.id),
  )
}

function moneyRoutes(app: App, { db }: Services): void {
  app.put(
    '/overages/:id',
    {
      config: { permission: 'contract.manage' },
      schema: {
        tags,
        summary: 'Say whether what is beyond a contract is billed',
        params: IdParams,
        body: OverageAnswer,
        response: { 204: Empty },
      },
    },
    async (request) => {
      await answerOverage(db, actorOf(request), request.params.id, request.body)
      return null
    },
  )

  app.get(
    '/costs',
    {
      config: money,
      schema: {
        tags,
        summary: 'What tickets cost and bring in, by line, contract or customer',
        description: 'At most 500 rows, those with the most work first.',
        querystring: CostQuery,
        response: { 200: Type.Array(CostRow) },
      },
    },
    (request) => {
      const { by, from, to } = request.query
      if (to < from) throw refuseField('to', 'before_start')
      return costsBy(db, by, from, to)
    },
  )

  const params = IdParams
  const querystring = StatementQuery
  app.get(
    '/contracts/:id/statement',
    {
      config: money,
      schema: { tags, summary: 'A month of a contract', params, querystring, response: { 200: Statement } },
    },
    (request) => statementOf(db, request.params.id, request.query.month),
  )

  app.get(
    '/contracts/:id/statement.csv',
    {
      config: money,
      schema: {
        tags,
        summary: 'A month of a contract as a table',
        params,
        querystring,
        response: { 200: Type.String({ description: 'text/csv' }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { month } = request.query
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="statement-${id}-${month}.csv"`)
        .send(await statementCsv(db, id, month))
    },
  )

  app.get(
    '/contracts/:id/statement.pdf',
    { config: money, schema: { tags, summary: 'A month of a contract as a PDF', params, querystring } },
    async (request, reply) => {
      const { id } = request.params
      const { month } = request.query
      return sendPdf(reply, `statement-${id}-${month}`, await statementPdf(db, actorOf(request), id, month))
    },
  )
}
