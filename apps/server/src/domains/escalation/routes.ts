import { Empty, IdParams } from '@podpora/contract/common'
import { EscalationRule, EscalationRuleChange, EscalationRuleInput } from '@podpora/contract/escalation'
import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import {
  allEscalationRules,
  changeEscalationRule,
  createEscalationRule,
  removeEscalationRule,
} from './managing.ts'

export function escalationRoutes(app: App, { db }: Services): void {
  const tags = ['Passing on']
  const config = { permission: 'line.manage' } as const

  app.get(
    '/escalation-rules',
    {
      config,
      schema: {
        tags,
        summary: 'What passes tickets on by itself',
        response: { 200: Type.Array(EscalationRule) },
      },
    },
    () => allEscalationRules(db),
  )

  app.post(
    '/escalation-rules',
    {
      config,
      schema: { tags, summary: 'Make a rule', body: EscalationRuleInput, response: { 201: EscalationRule } },
    },
    (request) => createEscalationRule(db, request.body),
  )

  app.put(
    '/escalation-rules/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a rule',
        description: 'Answers 409 with the rule as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: EscalationRuleChange,
        response: { 200: EscalationRule },
      },
    },
    (request) => changeEscalationRule(db, request.params.id, request.body),
  )

  app.delete(
    '/escalation-rules/:id',
    { config, schema: { tags, summary: 'Take a rule away', params: IdParams, response: { 204: Empty } } },
    (request) => removeEscalationRule(db, request.params.id),
  )
}
