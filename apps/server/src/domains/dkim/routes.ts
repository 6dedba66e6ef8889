import { Empty, IdParams } from '@podpora/contract/common'
import { DkimDomain, DkimKey, DkimKeyInput } from '@podpora/contract/dkim'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { dkimDomains } from './access.ts'
import { createKey, deleteKey, useKey } from './actions.ts'
import { checkKey, checkKeys } from './checking.ts'

const tags = ['Mail']

/** The keys that our mail is signed with. */
export function dkimRoutes(app: App, services: Services): void {
  const { db, secrets } = services

  app.get(
    '/dkim-keys',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'The domains that we send from, and the keys that sign their mail (DKIM)',
        response: { 200: Type.Array(DkimDomain) },
      },
    },
    () => dkimDomains(db),
  )

  app.post(
    '/dkim-keys',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Make a key for a domain of ours; it signs once its record is found',
        body: DkimKeyInput,
        response: { 201: DkimKey },
      },
    },
    (request) =>
      createKey(db, secrets, actorOf(request), request.body.domain, new Date().toISOString().slice(0, 10)),
  )

  app.post(
    '/dkim-keys/:id/check',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Look for a key’s record now; one that waited for it begins to sign',
        params: IdParams,
        response: { 200: DkimKey },
      },
    },
    (request) => checkKey(services, actorOf(request), request.params.id),
  )

  app.post(
    '/dkim-keys/:id/use',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Sign with this key from now on, whether its record is found or not',
        params: IdParams,
        response: { 200: DkimKey },
      },
    },
    (request) => useKey(db, actorOf(request), request.params.id),
  )

  app.delete(
    '/dkim-keys/:id',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Take a key away; where it signed, nothing does',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => deleteKey(db, actorOf(request), request.params.id),
  )
}

export const dkimJobs = (services: Services): JobSet => ({
  handlers: {
    async 'dkim.check'() {
      const count = await checkKeys(services)
      if (count > 0) services.log.debug({ count }, 'records of DKIM keys were looked for')
    },
  },
  cron: [{ name: 'dkim.check', pattern: '11 * * * *' }],
})
