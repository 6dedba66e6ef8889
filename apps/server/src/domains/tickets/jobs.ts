import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { currentSettings } from '../settings/access.ts'
import { closeSolvedTickets } from './actions.ts'
import type { OutboundChannels } from './arriving.ts'
import { deleteOldUploads } from './attachment-queries.ts'
import { leave, leaveOverdue } from './leaving.ts'
import { purgeDeletedTickets } from './purging.ts'
import { wakeDueTickets, wakeLinked } from './snoozing.ts'
import { sweepForgottenFiles } from './sweeping.ts'

const batch = 500

export function ticketJobs({ db, files }: Services, ways: OutboundChannels): JobSet {
  return {
    handlers: {
      async 'tickets.close_solved'() {
        const settings = await currentSettings(db)
        if (!settings) return
        while ((await closeSolvedTickets(db, settings.closeAfterDays, batch)) === batch);
      },
      async 'tickets.wake_due'() {
        while ((await wakeDueTickets(db, batch)) === batch);
      },
      'tickets.wake_linked': ({ id }) => wakeLinked(db, Number(id)),
      async 'tickets.purge_deleted'() {
        while ((await purgeDeletedTickets(db, ways, batch)) === batch);
      },
      async 'files.sweep'() {
        while ((await sweepForgottenFiles(db, files, batch)) > 0);
      },
      async 'messages.leave'({ id }) {
        await leave(db, Number(id), ways)
      },
      'messages.leave_overdue': () => leaveOverdue(db, ways),
      async 'uploads.forget_unsent'() {
        await deleteOldUploads(db)
      },
    },
    cron: [
      { name: 'messages.leave_overdue', pattern: '* * * * *' },
      { name: 'tickets.close_solved', pattern: '7 * * * *' },
      { name: 'tickets.wake_due', pattern: '* * * * *' },
      { name: 'tickets.purge_deleted', pattern: '31 * * * *' },
      { name: 'files.sweep', pattern: '37 * * * *' },
      { name: 'uploads.forget_unsent', pattern: '23 3 * * *' },
    ],
  }
}
