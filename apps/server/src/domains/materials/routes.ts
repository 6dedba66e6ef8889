import { IdParams } from '@podpora/contract/common'
import {
  Material,
  MaterialChange,
  MaterialInput,
  MaterialQuery,
  TicketMaterial,
} from '@podpora/contract/materials'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { changeMaterial, createMaterial, findMaterials } from './managing.ts'
import { materialLink } from './signing.ts'
import { materialsFor } from './suggesting.ts'

export function materialRoutes(app: App, services: Services): void {
  const { db } = services
  const tags = ['Materials']
  const reading = { permission: 'material.read' } as const
  const managing = { permission: 'material.manage' } as const

  app.get(
    '/materials',
    {
      config: reading,
      schema: {
        tags,
        summary: 'Pages for customers: all, or those that say some words',
        querystring: MaterialQuery,
        response: { 200: Type.Array(Material) },
      },
    },
    (request) => findMaterials(db, request.query.q),
  )

  app.get(
    '/tickets/:id/materials',
    {
      config: reading,
      schema: {
        tags,
        summary: 'The published materials that fit a ticket, and whether its customer may read them now',
        params: IdParams,
        response: { 200: Type.Array(TicketMaterial) },
      },
    },
    (request) => materialsFor(db, actorOf(request), request.params.id, (of) => materialLink(services, of)),
  )

  app.post(
    '/materials',
    {
      config: managing,
      schema: { tags, summary: 'Write a material', body: MaterialInput, response: { 201: Material } },
    },
    (request) => createMaterial(db, actorOf(request), request.body),
  )

  app.put(
    '/materials/:id',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Change a material, publish it or make it a draft again',
        description:
          'Answers 409 with the material as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: MaterialChange,
        response: { 200: Material },
      },
    },
    (request) => changeMaterial(db, actorOf(request), request.params.id, request.body),
  )
}
