import { IdParams } from '@podpora/contract/common'
import { Field, FieldChange, FieldInput, FieldOrder } from '@podpora/contract/fields'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { fieldsFor } from './access.ts'
import { changeField, createField, orderFields } from './defining.ts'

const tags = ['fields']

/** Fields that a company adds to its tickets. */
export function fieldRoutes(app: App, { db }: Services): void {
  app.get(
    '/fields',
    {
      config: { permission: 'directory.read' },
      schema: {
        tags,
        summary: 'The fields that one sees, in their order; archived ones too',
        response: { 200: Type.Array(Field) },
      },
    },
    (request) => fieldsFor(db, actorOf(request)),
  )

  app.post(
    '/fields',
    {
      config: { permission: 'field.manage' },
      schema: {
        tags,
        summary: 'Declare a field',
        description: 'Without a `key` it gets one from its name. Key and type can’t be changed later.',
        body: FieldInput,
        response: { 201: Field },
      },
    },
    (request) => createField(db, actorOf(request), request.body),
  )

  app.patch(
    '/fields/:id',
    {
      config: { permission: 'field.manage' },
      schema: {
        tags,
        summary: 'Change a field, or archive it',
        description: 'A choice that is left out of `choices` is archived: tickets that have it keep it.',
        params: IdParams,
        body: FieldChange,
        response: { 200: Field },
      },
    },
    (request) => changeField(db, actorOf(request), request.params.id, request.body),
  )

  app.put(
    '/fields/order',
    {
      config: { permission: 'field.manage' },
      schema: {
        tags,
        summary: 'Put the fields into an order',
        body: FieldOrder,
        response: { 200: Type.Array(Field) },
      },
    },
    (request) => orderFields(db, actorOf(request), request.body.ids),
  )
}
