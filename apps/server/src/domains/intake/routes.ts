import { Empty, IdParams } from '@podpora/contract/common'
import {
  IntakeExample,
  IntakeOrder,
  IntakePreview,
  IntakeRule,
  IntakeRuleChange,
  IntakeRuleInput,
} from '@podpora/contract/intake'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { tryIntake } from './deciding.ts'
import {
  allIntakeRules,
  arrangeIntakeRules,
  changeIntakeRule,
  createIntakeRule,
  removeIntakeRule,
} from './managing.ts'

export function intakeRoutes(app: App, { db }: Services): void {
  const tags = ['Intake']
  const config = { permission: 'line.manage' } as const

  app.get(
    '/intake-rules',
    {
      config,
      schema: {
        tags,
        summary: 'Where requests enter: rules in the order in which they are asked',
        response: { 200: Type.Array(IntakeRule) },
      },
    },
    () => allIntakeRules(db),
  )

  app.post(
    '/intake-rules',
    {
      config,
      schema: { tags, summary: 'Make a rule', body: IntakeRuleInput, response: { 201: IntakeRule } },
    },
    (request) => createIntakeRule(db, request.body),
  )

  app.put(
    '/intake-rules/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a rule',
        description: 'Answers 409 with the rule as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: IntakeRuleChange,
        response: { 200: IntakeRule },
      },
    },
    (request) => changeIntakeRule(db, request.params.id, request.body),
  )

  app.delete(
    '/intake-rules/:id',
    { config, schema: { tags, summary: 'Take a rule away', params: IdParams, response: { 204: Empty } } },
    (request) => removeIntakeRule(db, request.params.id),
  )

  app.put(
    '/intake-order',
    {
      config,
      schema: {
        tags,
        summary: 'Arrange the rules',
        body: IntakeOrder,
        response: { 200: Type.Array(IntakeRule) },
      },
    },
    (request) => arrangeIntakeRules(db, request.body.ids),
  )

  app.post(
    '/intake-preview',
    {
      config,
      schema: {
        tags,
        summary: 'Where a message would go that came now, and by which rules',
        body: IntakeExample,
        response: { 200: IntakePreview },
      },
    },
    (request) => tryIntake(db, request.body),
  )
}
