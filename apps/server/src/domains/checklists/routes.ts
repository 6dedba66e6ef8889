import {
  ChecklistItemChange,
  ChecklistItemPlace,
  ChecklistTemplate,
  ChecklistTemplateInput,
  NewChecklistItems,
} from '@podpora/contract/checklists'
import { Empty, IdParams } from '@podpora/contract/common'
import { ChecklistItem } from '@podpora/contract/tickets'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { selectTemplates } from './queries.ts'
import { changeTemplate, createTemplate, deleteTemplate } from './templates.ts'
import { addItems, changeItem, moveItem, removeItem } from './working.ts'

const tags = ['checklists']
const items = Type.Array(ChecklistItem)

/** What is to be done on a ticket; its items are read with the ticket. */
export function checklistRoutes(app: App, { db }: Services): void {
  app.post(
    '/tickets/:id/checklist',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Add to a ticket’s checklist: items, or all of a template',
        description: 'Answers with the whole checklist. What is there already is not made again.',
        params: IdParams,
        body: NewChecklistItems,
        response: { 201: items },
      },
    },
    (request) => addItems(db, actorOf(request), request.params.id, request.body),
  )

  app.patch(
    '/checklist-items/:id',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Tick an item, rename it, give it to somebody',
        description:
          'Answers with the whole checklist; with 409 where somebody else renamed it or gave it away after `version`.',
        params: IdParams,
        body: ChecklistItemChange,
        response: { 200: items },
      },
    },
    (request) => changeItem(db, actorOf(request), request.params.id, request.body),
  )

  app.put(
    '/checklist-items/:id/place',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Put an item behind another one, or first',
        description: 'Answers with the whole checklist.',
        params: IdParams,
        body: ChecklistItemPlace,
        response: { 200: items },
      },
    },
    (request) => moveItem(db, actorOf(request), request.params.id, request.body.after),
  )

  app.delete(
    '/checklist-items/:id',
    {
      config: { permission: 'ticket.change' },
      schema: { tags, summary: 'Take an item away', params: IdParams, response: { 200: items } },
    },
    (request) => removeItem(db, actorOf(request), request.params.id),
  )
  templateRoutes(app, db)
}

function templateRoutes(app: App, db: Services['db']): void {
  app.get(
    '/checklist-templates',
    {
      config: { permission: 'directory.read' },
      schema: { tags, summary: 'Templates of checklists', response: { 200: Type.Array(ChecklistTemplate) } },
    },
    () => selectTemplates(db),
  )

  app.post(
    '/checklist-templates',
    {
      config: { permission: 'field.manage' },
      schema: {
        tags,
        summary: 'Make a template',
        body: ChecklistTemplateInput,
        response: { 201: ChecklistTemplate },
      },
    },
    (request) => createTemplate(db, actorOf(request), request.body),
  )

  app.put(
    '/checklist-templates/:id',
    {
      config: { permission: 'field.manage' },
      schema: {
        tags,
        summary: 'Write a template anew; tickets that have it stay as they are',
        params: IdParams,
        body: ChecklistTemplateInput,
        response: { 200: ChecklistTemplate },
      },
    },
    (request) => changeTemplate(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/checklist-templates/:id',
    {
      config: { permission: 'field.manage' },
      schema: { tags, summary: 'Delete a template', params: IdParams, response: { 204: Empty } },
    },
    (request) => deleteTemplate(db, actorOf(request), request.params.id),
  )
}
