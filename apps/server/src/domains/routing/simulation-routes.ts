import { IdParams } from '@podpora/contract/common'
import { NewSimulation, Simulation } from '@podpora/contract/simulation'
import { type App, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { loadSimulation, startSimulation } from './replaying.ts'

const tags = ['Routing']
const config = { permission: 'routing.manage' } as const

export function simulationRoutes(app: App, { db }: Services): void {
  app.post(
    '/routing/simulations',
    {
      config,
      schema: {
        tags,
        summary: 'Replay a day under two settings; nothing changes',
        body: NewSimulation,
        response: { 202: Simulation },
      },
    },
    (request) => startSimulation(db, personOf(request), request.body),
  )

  app.get(
    '/routing/simulations/:id',
    {
      config,
      schema: {
        tags,
        summary: 'How far a simulation of one’s own is, and what came of it',
        params: IdParams,
        response: { 200: Simulation },
      },
    },
    (request) => loadSimulation(db, personOf(request), request.params.id),
  )
}
