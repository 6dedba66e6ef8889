import type { JobSet } from '../../platform/jobs.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { Services } from '../../platform/services.ts'
import { mailDue } from './mailing.ts'
import { pushJob, pushTo } from './pushing.ts'
import { deleteOldNotifications } from './queries.ts'

const keptDays = 90

export function notificationJobs(services: Services, outgoing: Outgoing): JobSet {
  return {
    handlers: {
      async [pushJob]({ id, device, pauses = 0 }) {
        if (typeof id === 'number' && typeof device === 'number' && typeof pauses === 'number')
          await pushTo(services, outgoing, { id, device, pauses })
      },
      'notifications.mail': () => mailDue(services),
      'notifications.forget': () => deleteOldNotifications(services.db, keptDays),
    },
    cron: [
      { name: 'notifications.mail', pattern: '* * * * *' },
      { name: 'notifications.forget', pattern: '17 4 * * *' },
    ],
  }
}
