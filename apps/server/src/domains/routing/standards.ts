import type { GroupRouting, RoutingSettings } from '@podpora/contract/routing'
import { profiles } from '@podpora/contract/routing-words'
import type { StoredSettings } from './queries.ts'

/* What stands where nobody has chosen. */

export const standardGroup = (groupId: number): GroupRouting => ({
  groupId,
  version: 0,
  mode: 'manual',
  profile: 'fair',
  weights: profiles.fair,
  relax: [
    { afterMinutes: 15, by: 1 },
    { afterMinutes: 30, by: 2 },
    { afterMinutes: 60, by: 5 },
  ],
  offerSeconds: null,
  fairnessHours: 8,
  leaving: 'keep',
  paidRatio: null,
})

const standardUnits: RoutingSettings['units'] = { mail: 1, web: 1, api: 1 }
const standardEffort: RoutingSettings['effort'] = {
  unsorted: 15,
  question: 10,
  bug: 30,
  missing_feature: 15,
  unclear_feature: 15,
  task: 30,
  complaint: 25,
}

/** What was set, and the rest as it comes: a kind or a channel may be newer than the settings. */
export const completed = ({ version, units, effort, awayAfterMinutes }: StoredSettings): RoutingSettings => ({
  version,
  units: { ...standardUnits, ...units },
  effort: { ...standardEffort, ...effort },
  awayAfterMinutes,
})
