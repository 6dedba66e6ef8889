import { Empty, IdParams, PageOf } from '@podpora/contract/common'
import {
  Contract,
  ContractChange,
  ContractHistory,
  ContractInput,
  ContractQuery,
  ContractStep,
  Pack,
  PackInput,
  PackOrder,
  PackQuery,
  Plan,
  PlanChange,
  PlanInput,
  PlanName,
} from '@podpora/contract/contracts'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { statesOf } from './contract-queries.ts'
import { changeContract, contractsBefore, createContract, loadContract, stepContract } from './contracts.ts'
import { arrangePacks, createPack, packsFor, removePack } from './packs.ts'
import { allPlans, changePlan, createPlan, planNames } from './plans.ts'

const tags = ['Contracts']
const read = { permission: 'contract.read' } as const
const manage = { permission: 'contract.manage' } as const
const changedWhy = 'Answers 409 with what is so now where somebody else changed it after `version`.'

export function contractRoutes(app: App, services: Services): void {
  planRoutes(app, services)
  packRoutes(app, services)
  const { db } = services

  app.get(
    '/contracts',
    {
      config: read,
      schema: {
        tags,
        summary: 'Contracts with what is left of them, newest first',
        querystring: ContractQuery,
        response: { 200: PageOf(Contract) },
      },
    },
    async (request) => {
      const { after, limit = 50, ...which } = request.query
      const found = await contractsBefore(db, which, idCursor(after), limit + 1)
      return pageOf(found, limit, ({ id }) => String(id))
    },
  )

  app.post(
    '/contracts',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Make a contract with the terms that its plan has now',
        body: ContractInput,
        response: { 201: Contract },
      },
    },
    (request) => createContract(db, actorOf(request), request.body),
  )

  app.get(
    '/contracts/:id',
    {
      config: read,
      schema: { tags, summary: 'A contract', params: IdParams, response: { 200: Contract } },
    },
    (request) => loadContract(db, request.params.id),
  )

  app.put(
    '/contracts/:id',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Change a contract',
        description: changedWhy,
        params: IdParams,
        body: ContractChange,
        response: { 200: Contract },
      },
    },
    (request) => changeContract(db, actorOf(request), request.params.id, request.body),
  )

  app.put(
    '/contracts/:id/state',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Begin a draft, or cancel a contract',
        description: changedWhy,
        params: IdParams,
        body: ContractStep,
        response: { 200: Contract },
      },
    },
    (request) => stepContract(db, actorOf(request), request.params.id, request.body),
  )

  app.get(
    '/contracts/:id/states',
    {
      config: read,
      schema: {
        tags,
        summary: 'What became of a contract, and by whom',
        params: IdParams,
        response: { 200: ContractHistory },
      },
    },
    async (request) => {
      await loadContract(db, request.params.id)
      return statesOf(db, request.params.id)
    },
  )
}

function planRoutes(app: App, { db }: Services): void {
  app.get(
    '/plan-names',
    {
      config: { permission: 'customer.read' },
      schema: { tags, summary: 'What the plans are called', response: { 200: Type.Array(PlanName) } },
    },
    () => planNames(db),
  )

  app.get(
    '/plans',
    {
      config: read,
      schema: { tags, summary: 'Plans and what they give', response: { 200: Type.Array(Plan) } },
    },
    () => allPlans(db),
  )

  app.post(
    '/plans',
    {
      config: manage,
      schema: { tags, summary: 'Make a plan', body: PlanInput, response: { 201: Plan } },
    },
    (request) => createPlan(db, actorOf(request), request.body),
  )

  app.put(
    '/plans/:id',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Change or archive a plan; contracts keep the terms that they were made with',
        description: changedWhy,
        params: IdParams,
        body: PlanChange,
        response: { 200: Plan },
      },
    },
    (request) => changePlan(db, actorOf(request), request.params.id, request.body),
  )
}

function packRoutes(app: App, { db }: Services): void {
  app.get(
    '/packs',
    {
      config: read,
      schema: {
        tags,
        summary: 'Hours and cases that were bought: of a holder all, else what can still be used',
        querystring: PackQuery,
        response: { 200: Type.Array(Pack) },
      },
    },
    (request) => packsFor(db, request.query),
  )

  app.post(
    '/packs',
    {
      config: manage,
      schema: { tags, summary: 'Add a pack of hours or cases', body: PackInput, response: { 201: Pack } },
    },
    (request) => createPack(db, actorOf(request), request.body),
  )

  app.delete(
    '/packs/:id',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Take a pack away of which nothing was used',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request) => {
      await removePack(db, actorOf(request), request.params.id)
      return null
    },
  )

  app.put(
    '/pack-order',
    {
      config: manage,
      schema: {
        tags,
        summary: 'The order in which packs are used',
        body: PackOrder,
        response: { 204: Empty },
      },
    },
    async (request) => {
      await arrangePacks(db, actorOf(request), request.body.ids)
      return null
    },
  )
}
