import { Empty, IdParams } from '@podpora/contract/common'
import { Skill, SkillChange, SkillInput } from '@podpora/contract/routing'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { changeSkill, createSkill, removeSkill } from './managing.ts'
import { selectSkills } from './queries.ts'

const tags = ['Routing']
const config = { permission: 'routing.manage' } as const

export function skillRoutes(app: App, { db }: Services): void {
  app.get(
    '/skills',
    {
      config: { permission: 'directory.read' },
      schema: {
        tags,
        summary: 'Skills, and which tickets ask for them',
        response: { 200: Type.Array(Skill) },
      },
    },
    () => selectSkills(db),
  )

  app.post(
    '/skills',
    {
      config,
      schema: { tags, summary: 'Make a skill', body: SkillInput, response: { 201: Skill } },
    },
    (request) => createSkill(db, actorOf(request), request.body),
  )

  app.put(
    '/skills/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a skill',
        description:
          'Answers 409 with the skill as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: SkillChange,
        response: { 200: Skill },
      },
    },
    (request) => changeSkill(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/skills/:id',
    {
      config,
      schema: { tags, summary: 'Take a skill away', params: IdParams, response: { 204: Empty } },
    },
    (request) => removeSkill(db, actorOf(request), request.params.id),
  )
}
