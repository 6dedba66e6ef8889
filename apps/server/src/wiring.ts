import { api, sessionCookie } from '@podpora/contract/routes'
import { createMail, type Mail } from './channels/mail/mail.ts'
import { sanitiseMail } from './channels/mail/sanitising.ts'
import { brandRoutes } from './domains/brands/routes.ts'
import { bulkJobs } from './domains/bulk/jobs.ts'
import { bulkRoutes } from './domains/bulk/routes.ts'
import { calendarRoutes } from './domains/calendars/routes.ts'
import { cannedRoutes } from './domains/canned/routes.ts'
import { checklistRoutes } from './domains/checklists/routes.ts'
import { companyRoutes } from './domains/companies/routes.ts'
import { complaintPages } from './domains/complaints/page.ts'
import { complaintJobs, complaintRoutes } from './domains/complaints/routes.ts'
import { termsName } from './domains/contracts/access.ts'
import { contractJobs } from './domains/contracts/noticing.ts'
import { contractRoutes } from './domains/contracts/routes.ts'
import { balanceLink } from './domains/contracts/signing.ts'
import { customerRoutes } from './domains/customers/routes.ts'
import { demoRoutes } from './domains/demo/routes.ts'
import { dkimJobs, dkimRoutes } from './domains/dkim/routes.ts'
import { draftRoutes } from './domains/drafts/routes.ts'
import { escalationJobs, startEscalating } from './domains/escalation/reading.ts'
import { escalationRoutes } from './domains/escalation/routes.ts'
import { exportRoutes } from './domains/exports/routes.ts'
import { hideFields } from './domains/fields/hiding.ts'
import { fieldRoutes } from './domains/fields/routes.ts'
import { startImporter } from './domains/imports/importer.ts'
import { importRoutes } from './domains/imports/routes.ts'
import { intakeRoutes } from './domains/intake/routes.ts'
import { junkRoutes } from './domains/junk/routes.ts'
import { startClocks } from './domains/levels/reading.ts'
import { levelJobs, recountBy } from './domains/levels/recalculating.ts'
import { levelRoutes } from './domains/levels/routes.ts'
import { hideInside } from './domains/lines/outside.ts'
import { passingRoutes } from './domains/lines/passing-routes.ts'
import { lineRoutes } from './domains/lines/routes.ts'
import { createFilling, shownTo } from './domains/live/filling.ts'
import { macroRoutes } from './domains/macros/routes.ts'
import { mailboxRoutes } from './domains/mailboxes/routes.ts'
import { mailSignInRoutes } from './domains/mailboxes/sign-in-routes.ts'
import { materialPages } from './domains/materials/page.ts'
import { materialRoutes } from './domains/materials/routes.ts'
import { materialLink } from './domains/materials/signing.ts'
import { notificationJobs } from './domains/notifications/jobs.ts'
import { pushRoutes } from './domains/notifications/push-routes.ts'
import { startTelling } from './domains/notifications/reading.ts'
import { notificationRoutes } from './domains/notifications/routes.ts'
import { createTelling } from './domains/notifications/telling.ts'
import { outboxRoutes } from './domains/outbox/routes.ts'
import { peopleJobs } from './domains/people/jobs.ts'
import { peopleRoutes } from './domains/people/routes.ts'
import { createSessions } from './domains/people/sessions.ts'
import { createPresence } from './domains/presence/presence.ts'
import { presetRoutes } from './domains/presets/routes.ts'
import { productRoutes } from './domains/products/routes.ts'
import { progressPages } from './domains/projects/page.ts'
import { projectJobs, projectRoutes } from './domains/projects/routes.ts'
import { regulationJobs, regulationRoutes } from './domains/regulations/routes.ts'
import { routingJobs } from './domains/routing/jobs.ts'
import { startRouting } from './domains/routing/reading.ts'
import { routingRoutes } from './domains/routing/routes.ts'
import { scanJobs } from './domains/scans/jobs.ts'
import { startIndexer } from './domains/search/indexer.ts'
import { searchRoutes } from './domains/search/routes.ts'
import { settingsRoutes } from './domains/settings/routes.ts'
import { sideRoutes } from './domains/sides/routes.ts'
import { signatureRoutes } from './domains/signatures/routes.ts'
import { measureStanding } from './domains/status/metrics.ts'
import { statusRoutes } from './domains/status/routes.ts'
import { createStanding } from './domains/status/standing.ts'
import type { OutboundChannels } from './domains/tickets/arriving.ts'
import { fileRoutes } from './domains/tickets/file-routes.ts'
import { ticketJobs } from './domains/tickets/jobs.ts'
import { operationRoutes } from './domains/tickets/operation-routes.ts'
import { ticketRoutes } from './domains/tickets/routes.ts'
import { servingRoutes } from './domains/tickets/serving-routes.ts'
import type { Ways } from './domains/tickets/writing.ts'
import { balancePages } from './domains/time/balance-page.ts'
import { timeRoutes } from './domains/time/routes.ts'
import { bearerOf, signedInByBearer } from './domains/tokens/access.ts'
import { tokenRoutes } from './domains/tokens/routes.ts'
import { urgentJobs, urgentRoutes } from './domains/urgent/routes.ts'
import { viewRoutes } from './domains/views/routes.ts'
import { webhookJobs } from './domains/webhooks/delivering.ts'
import { startReading } from './domains/webhooks/reading.ts'
import { webhookRoutes } from './domains/webhooks/routes.ts'
import type { App } from './platform/http/app.ts'
import { serveDesk } from './platform/http/desk.ts'
import { healthRoutes } from './platform/http/health.ts'
import { addIdempotency, forgetOldKeys } from './platform/http/idempotency.ts'
import { describeApi } from './platform/http/openapi.ts'
import { createApp, type RouteLine } from './platform/http/server.ts'
import type { JobSet } from './platform/jobs.ts'
import { keepingJobs } from './platform/keeping/jobs.ts'
import { type Live, startLive } from './platform/live/sockets.ts'
import { createOutgoing } from './platform/outgoing.ts'
import type { Services } from './platform/services.ts'
import { traceRequests } from './platform/tracing/requests.ts'
import { currentTracing } from './platform/tracing/tracing.ts'
import { measuredJobs, measureLive, measurePool, measureRequests } from './platform/watching/measuring.ts'
import { createMetrics, type Metrics } from './platform/watching/metrics.ts'

export interface Podpora {
  app: App
  mail: Mail
  jobs: JobSet[]
  /** Undefined where nobody asks for them: METRICS_PORT is 0. */
  metrics: Metrics | undefined
  /** Every route and what it takes to call it. */
  routes: RouteLine[]
  /** Begins to keep the index of the search in step with the data. */
  startIndexer(): ReturnType<typeof startIndexer>
  /** Begins to work on imports. */
  startImporter(): ReturnType<typeof startImporter>
  /** Begins to keep the clocks of promises. */
  startClocks(): ReturnType<typeof startClocks>
  /** Begins to feed browsers; call it once the app listens. */
  startLive(): Promise<Pick<Live, 'count' | 'stop'>>
  /** Begins to give tickets to people, where a group wishes it. */
  startRouting(): ReturnType<typeof startRouting>
  /** Begins to pass tickets on by rules. */
  startEscalating(): ReturnType<typeof startEscalating>
  /** Begins to tell people what happens. */
  startTelling(): ReturnType<typeof startTelling>
  /** Begins to take events for webhooks. */
  startWebhooks(): ReturnType<typeof startReading>
}

/** Puts the rooms together. Everything that one room hands to another is written down here and nowhere else. */
export async function wire(services: Services): Promise<Podpora> {
  const { config, log, db, postgres, feed } = services
  const sessions = createSessions(services)
  const routes: RouteLine[] = []
  const metrics = config.METRICS_PORT === 0 ? undefined : await createMetrics()
  const app = await createApp({
    watch(fresh) {
      if (metrics) measureRequests(fresh, metrics)
      if (currentTracing()) traceRequests(fresh)
    },
    routes,
    log,
    trustProxy: config.TRUST_PROXY,
    https: config.publicUrl.startsWith('https:'),
    authenticate: (request, reply) => {
      const bearer = bearerOf(request)
      return bearer === undefined ? sessions.authenticate(request, reply) : signedInByBearer(db, bearer)
    },
    csrfToken: sessions.csrfToken,
  })
  const standing = createStanding(services)
  if (metrics) {
    measurePool(postgres, metrics)
    measureStanding(metrics, standing)
  }
  const outgoing = createOutgoing((config.WEBHOOK_ALLOW_PRIVATE ?? '').split(/[\s,]+/).filter(Boolean))
  const mail = createMail(services, outgoing)
  const fill = createFilling(db, mail.inboundMailsByIds)
  // Whoever walks through the channels is handed nothing else.
  const channels: OutboundChannels = { mail: mail.channel, web: mail.channel }
  const ways: Ways = {
    ...channels,
    balanceLink: (customerId) => balanceLink(services, { customerId }),
    materialLink: (of) => materialLink(services, of),
  }

  addIdempotency(app, services)
  await describeApi(app)
  healthRoutes(app, db)
  await app.register(
    (scope: App, _options, done) => {
      hideFields(scope, services)
      hideInside(scope)
      peopleRoutes(scope, services, sessions)
      brandRoutes(scope, services)
      productRoutes(scope, services)
      lineRoutes(scope, services)
      presetRoutes(scope, services)
      intakeRoutes(scope, services)
      escalationRoutes(scope, services)
      complaintRoutes(scope, services)
      regulationRoutes(scope, services)
      materialRoutes(scope, services)
      urgentRoutes(scope, services, ways)
      settingsRoutes(scope, services)
      fieldRoutes(scope, services)
      checklistRoutes(scope, services)
      customerRoutes(scope, services)
      companyRoutes(scope, services)
      contractRoutes(scope, services)
      servingRoutes(scope, services, ways)
      timeRoutes(scope, services)
      ticketRoutes(scope, services, ways)
      operationRoutes(scope, services, channels)
      sideRoutes(scope, services, channels)
      projectRoutes(scope, services, ways)
      passingRoutes(scope, services, ways)
      fileRoutes(scope, services)
      viewRoutes(scope, services)
      draftRoutes(scope, services)
      bulkRoutes(scope, services)
      macroRoutes(scope, services, ways)
      cannedRoutes(scope, services)
      signatureRoutes(scope, services)
      calendarRoutes(scope, services, {
        changed: recountBy,
        isNamed: (trx, calendarId) => termsName(trx, { calendarId }),
      })
      levelRoutes(scope, services)
      outboxRoutes(scope, services)
      searchRoutes(scope, services)
      mailboxRoutes(scope, services)
      dkimRoutes(scope, services)
      junkRoutes(scope, services)
      mailSignInRoutes(scope, services, outgoing)
      mail.routes(scope)
      tokenRoutes(scope, services)
      webhookRoutes(scope, services, outgoing)
      statusRoutes(scope, services, standing)
      importRoutes(scope, services)
      exportRoutes(scope, services)
      demoRoutes(scope, services)
      notificationRoutes(scope, services)
      pushRoutes(scope, services, outgoing)
      routingRoutes(scope, services)
      done()
    },
    { prefix: api },
  )
  await app.register((scope: App, _options, done) => {
    complaintPages(scope, services)
    balancePages(scope, services)
    progressPages(scope, services)
    materialPages(scope, services)
    done()
  })
  await serveDesk(app)
  const jobs = [
    peopleJobs(services),
    ticketJobs(services, channels),
    bulkJobs(services, ways),
    levelJobs(services),
    contractJobs(services),
    mail.jobs,
    keepingJobs(services),
    idempotencyJobs(db),
    webhookJobs(services, outgoing),
    notificationJobs(services, outgoing),
    routingJobs(services),
    escalationJobs(services),
    complaintJobs(services),
    regulationJobs(services),
    urgentJobs(services),
    scanJobs(services),
    dkimJobs(services),
    projectJobs(services),
  ]

  return {
    app,
    routes,
    mail,
    metrics,
    jobs: metrics ? measuredJobs(jobs, metrics) : jobs,
    startIndexer: () => startIndexer(services),
    startRouting: () => startRouting(services),
    startEscalating: () => startEscalating(services),
    startTelling: () => startTelling(services),
    startClocks: () => startClocks(services),
    startImporter: () => startImporter(services, sanitiseMail),
    startWebhooks: () => startReading(services, fill),
    async startLive() {
      const presence = createPresence(services)
      const unread = createTelling(services)
      const live = await startLive(app.server, {
        db,
        feed,
        log,
        origins: originsOf(services),
        tokenOf: (request) => app.parseCookie(request.headers.cookie ?? '')[sessionCookie],
        signedInByToken: sessions.signedInByToken,
        signedInBySession: sessions.signedInBySession,
        fill,
        shownTo,
        talk: {
          ...presence.talk,
          joined(reader) {
            unread.joined(reader)
            return presence.talk.joined(reader)
          },
        },
      })
      const told = await presence.start(live)
      if (metrics) measureLive(live, metrics)
      const counted = await unread.start(live)
      return {
        get count() {
          return live.count
        },
        async stop() {
          await Promise.all([told.stop(), counted.stop()])
          await live.stop()
        },
      }
    },
  }
}

const idempotencyJobs = (db: Services['db']): JobSet => ({
  handlers: { 'idempotency.forget': () => forgetOldKeys(db) },
  cron: [{ name: 'idempotency.forget', pattern: '41 * * * *' }],
})

/** Where pages of ours come from: the public address, and on this machine each of its names. */
function originsOf({ config }: Services): string[] {
  const local = config.loopback
    ? ['localhost', '127.0.0.1', '[::1]'].map((h) => `http://${h}:${config.PORT}`)
    : []
  return [config.publicUrl, ...local]
}
