import { DemoRemoved } from '@podpora/contract/people'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { removeDemo } from './removing.ts'

/** Taking the demo away again. It is made at the command line only. */
export function demoRoutes(app: App, { db }: Services): void {
  app.delete(
    '/demo',
    {
      config: { permission: 'demo.remove' },
      schema: {
        tags: ['settings'],
        summary: 'Take the demo data away: tickets, customers and colleagues that came with it',
        response: { 200: DemoRemoved },
      },
    },
    () => removeDemo(db),
  )
}
