import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { askToRoute, routeGroup } from './deciding.ts'
import { noticeVanished } from './leaving.ts'
import { expireOffers } from './offering.ts'
import { groupsWaiting } from './queue-queries.ts'
import { runSimulation } from './replaying.ts'
import { deleteOldSimulations } from './simulation-queries.ts'

const keptDays = 7

export function routingJobs({ db }: Services): JobSet {
  return {
    handlers: {
      async 'routing.assign'({ groupId }) {
        await routeGroup(db, Number(groupId))
      },
      'routing.expire': ({ id }) => expireOffers(db, { ids: [Number(id)] }),
      'routing.simulate': ({ id }, { last }) => runSimulation(db, Number(id), last),
      'routing.forget': () => deleteOldSimulations(db, keptDays),
      // Time alone changes who can take what: skills relax, the hour passes, people vanish.
      async 'routing.minute'() {
        await noticeVanished(db)
        await expireOffers(db)
        await askToRoute(db, await groupsWaiting(db))
      },
    },
    cron: [
      { name: 'routing.minute', pattern: '* * * * *' },
      { name: 'routing.forget', pattern: '43 3 * * *' },
    ],
  }
}
