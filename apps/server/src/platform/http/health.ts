import { Type } from 'typebox'
import { type Db, one, sql } from '../postgres/db.ts'
import type { App } from './app.ts'
import { Refusal } from './refusal.ts'

/** `/health`: the process lives. `/ready`: it can serve, because the database answers. */
export function healthRoutes(app: App, db: Db): void {
  const Ok = Type.Object({ ok: Type.Literal(true) })
  const tags = ['Operations']
  const options = { config: { permission: 'public' }, logLevel: 'silent' } as const

  app.get(
    '/health',
    { ...options, schema: { tags, summary: 'The process lives', response: { 200: Ok } } },
    async () => ({
      ok: true as const,
    }),
  )
  app.get(
    '/ready',
    { ...options, schema: { tags, summary: 'The database answers', response: { 200: Ok } } },
    async () => {
      if (!(await databaseAnswers(db))) throw new Refusal('unavailable', { retryAfter: 2 })
      return { ok: true as const }
    },
  )
}

/** Whether a question to the database is answered now. */
export const databaseAnswers = (db: Db): Promise<boolean> =>
  one(db, sql<{ ok: number }>`select 1 as ok`).then(
    () => true,
    () => false,
  )
