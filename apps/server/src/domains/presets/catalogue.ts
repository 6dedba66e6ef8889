import type { CalendarRules } from '@podpora/contract/calendars'
import type { PolicyTarget } from '@podpora/contract/levels'
import type { Line } from '@podpora/contract/lines'
import type { PassingWay } from '@podpora/contract/passing-kinds'
import type { PresetKey } from '@podpora/contract/preset-keys'
import type { promisedDoors } from '@podpora/contract/presets'
import type { ProfileName, RoutingMode } from '@podpora/contract/routing-words'
import type { MailText } from '../../platform/texts.ts'

type Name = Extract<MailText, `presets.${string}`>

interface PlannedLine {
  name: Name
  level: Line['level']
  free: boolean
  acceptMinutes: number | null
  answerMinutes: number | null
  returnMinutes: number | null
  routing: { mode: RoutingMode; profile: Exclude<ProfileName, 'own'>; paidRatio?: number }
}

/** A ready set-up. Lines stand in the order of their levels, the one that requests enter first; names are keys of texts. */
export interface Plan {
  lines: PlannedLine[]
  asideGroups: Name[]
  reasons: { name: Name; ways: PassingWay[] }[]
  /** What goes a line up by itself. */
  escalates: { happens: 'breached' | 'reopened'; name: Name }[]
}

const hour = 60
/** A working day of the calendar below. */
const day = 8 * hour

const first: PlannedLine = {
  name: 'presets.firstLine',
  level: 1,
  free: false,
  acceptMinutes: null,
  answerMinutes: null,
  returnMinutes: null,
  routing: { mode: 'pull', profile: 'fair' },
}
/** Three paid requests for each free one, where the same people answer both (R10). */
const freeLine: PlannedLine = {
  ...first,
  name: 'presets.freeLine',
  free: true,
  routing: { ...first.routing, paidRatio: 3 },
}
const second: PlannedLine = {
  name: 'presets.secondLine',
  level: 2,
  free: false,
  acceptMinutes: 2 * hour,
  answerMinutes: day,
  returnMinutes: 2 * day,
  routing: { mode: 'manual', profile: 'fair' },
}
const third: PlannedLine = {
  name: 'presets.thirdLine',
  level: 3,
  free: false,
  acceptMinutes: 4 * hour,
  answerMinutes: 2 * day,
  returnMinutes: 5 * day,
  routing: { mode: 'manual', profile: 'expert' },
}

const deeper: Plan['reasons'] = [
  { name: 'presets.needsKnowledge', ways: ['up'] },
  { name: 'presets.needsAccess', ways: ['up'] },
  { name: 'presets.solvedHere', ways: ['down'] },
  { name: 'presets.tooLittleKnown', ways: ['return'] },
  { name: 'presets.notOurs', ways: ['return'] },
]
const broken: Plan['escalates'][number] = { happens: 'breached', name: 'presets.breached' }
const reopened: Plan['escalates'][number] = { happens: 'reopened', name: 'presets.reopened' }

const outside: Plan['reasons'] = [{ name: 'presets.notSupport', ways: ['aside'] }]

const threeLines: Plan = {
  lines: [
    { ...first, routing: { mode: 'push', profile: 'fair' } },
    { ...second, routing: { mode: 'pull', profile: 'expert' } },
    third,
  ],
  asideGroups: ['presets.sales'],
  reasons: [...deeper, ...outside],
  escalates: [broken, reopened],
}

/** What each ready set-up makes, beside the calendar and the policy that all of them have. */
export const plans: Record<PresetKey, Plan> = {
  one_person: { lines: [], asideGroups: [], reasons: [], escalates: [] },
  small_firm: { lines: [first, second], asideGroups: [], reasons: deeper, escalates: [reopened] },
  three_lines: threeLines,
  free_and_paid: {
    ...threeLines,
    lines: [first, freeLine, ...threeLines.lines.slice(1)],
  },
  five_lines: {
    lines: [
      { ...first, routing: { mode: 'push', profile: 'least_loaded' } },
      { ...second, routing: { mode: 'push', profile: 'expert' } },
      { ...third, routing: { mode: 'pull', profile: 'expert' } },
      { ...third, name: 'presets.developers', level: 4, acceptMinutes: day, returnMinutes: 10 * day },
      {
        ...third,
        name: 'presets.vendors',
        level: 5,
        acceptMinutes: 2 * day,
        answerMinutes: 5 * day,
        returnMinutes: null,
      },
    ],
    asideGroups: ['presets.sales', 'presets.customerCare'],
    reasons: [...deeper, { name: 'presets.bugInProduct', ways: ['up'] }, ...outside],
    escalates: [broken, reopened],
  },
}

const office = [{ from: '09:00', to: '17:00' }]

/** Monday to Friday, nine to five. */
export const officeWeek: CalendarRules['week'] = [office, office, office, office, office, [], []]

const target = (
  of: PolicyTarget['target'],
  [urgent, high, normal, low]: [number, number, number, number],
  pausedIn: PolicyTarget['pausedIn'] = [],
): PolicyTarget => ({
  target: of,
  minutes: { urgent, high, normal, low },
  time: 'business',
  pausedIn,
  warnAt: [75],
})

/** Ready promises for what comes by a door: who cries for help, and who is not content (R26, R28). */
export const doorPromises: Record<(typeof promisedDoors)[number], { name: Name; targets: PolicyTarget[] }> = {
  urgent: {
    name: 'presets.urgentPolicy',
    targets: [
      // An attack does not wait for Monday.
      { ...target('urgent_acceptance', [15, 15, 15, 15]), time: 'calendar' },
      { ...target('first_response', [hour, hour, hour, hour]), time: 'calendar' },
      target('next_response', [hour, hour, hour, hour]),
      target('resolution', [day, day, day, day], ['pending', 'on_hold']),
    ],
  },
  complaint: {
    name: 'presets.complaintPolicy',
    targets: [
      target('first_response', [2 * hour, 4 * hour, day, day]),
      target('next_response', [2 * hour, 4 * hour, day, day]),
      target('resolution', [2 * day, 3 * day, 5 * day, 5 * day], ['pending', 'on_hold']),
    ],
  },
}

/** What customers are promised to begin with, in working time. */
export const promises: PolicyTarget[] = [
  target('first_response', [hour, 2 * hour, day, 2 * day]),
  target('next_response', [hour, 4 * hour, day, 2 * day]),
  target('resolution', [day, 3 * day, 5 * day, 10 * day], ['pending', 'on_hold']),
]
