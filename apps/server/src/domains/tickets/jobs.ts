import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { currentSettings } from '../settings/access.ts'
import { closeSolvedTickets } from './actions.ts'
import { deleteOldUploads } from './attachment-queries.ts'

const batch = 500

export function ticketJobs({ db }: Services): JobSet {
  return {
    handlers: {
      async 'tickets.close_solved'() {
        const settings = await currentSettings(db)
        if (!settings) return
        while ((await closeSolvedTickets(db, settings.closeAfterDays, batch)) === batch);
      },
      async 'uploads.forget_unsent'() {
        await deleteOldUploads(db)
      },
    },
    cron: [
      { name: 'tickets.close_solved', pattern: '7 * * * *' },
      { name: 'uploads.forget_unsent', pattern: '23 3 * * *' },
    ],
  }
}
