import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { deleteOutlived } from './entry-queries.ts'
import { resetJob, sendReset } from './resetting.ts'

const cleanUp = 'people.clean_up'

export const peopleJobs = (services: Services): JobSet => ({
  handlers: {
    async [resetJob]({ agentId }) {
      if (typeof agentId === 'number') await sendReset(services, agentId)
    },
    [cleanUp]: () => deleteOutlived(services.db),
  },
  cron: [{ name: cleanUp, pattern: '7 * * * *' }],
})
