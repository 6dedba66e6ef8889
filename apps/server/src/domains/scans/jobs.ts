import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { scanDue } from './working-off.ts'

export function scanJobs(services: Services): JobSet {
  return {
    handlers: {
      'files.scan': () => scanDue(services),
    },
    cron: [{ name: 'files.scan', pattern: '* * * * *' }],
  }
}
