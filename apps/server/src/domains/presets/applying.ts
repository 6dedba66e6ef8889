import type { PassingReasonInput } from '@podpora/contract/passing'
import { type PresetKey, presetKeys } from '@podpora/contract/preset-keys'
import { type Preset, type PresetInput, type Presets, promisedDoors } from '@podpora/contract/presets'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { allCalendars } from '../calendars/access.ts'
import { createCalendar } from '../calendars/managing.ts'
import { createEscalationRule } from '../escalation/managing.ts'
import { allPolicies } from '../levels/access.ts'
import { createPolicy } from '../levels/managing.ts'
import { allLines } from '../lines/access.ts'
import { addLine } from '../lines/managing.ts'
import { allReasons, createReason } from '../lines/reasons.ts'
import { allGroups } from '../people/access.ts'
import { addGroup } from '../people/grouping.ts'
import { loadGroupRouting } from '../routing/access.ts'
import { changeGroupRouting } from '../routing/managing.ts'
import { currentSettings, holdSettings } from '../settings/access.ts'
import { officeWeek, type Plan, plans, promises } from './catalogue.ts'
import { makeDoorPolicy } from './door-promises.ts'

/** All ready set-ups by the names that they would give, in the company's language, and whether one can be taken. */
export async function readPresets(db: Db): Promise<Presets> {
  const say = await companyTexts(db)
  return {
    available: await nothingSetUp(db),
    presets: presetKeys.map((key) => described(key, plans[key], say)),
  }
}

/**
 * Makes what a set-up consists of, all or nothing: calendar, policy, groups, lines, reasons, rules, routing. The oldest
 * group becomes the first line; groups that are there already under a name of the set-up's are taken.
 * @throws Refusal preset_too_late where somebody has begun already; validation_failed as of a calendar (`rules/zone`)
 */
export function applyPreset(db: Db, actor: SignedIn, input: PresetInput): Promise<void> {
  return inTransaction(db, async (trx) => {
    await holdSettings(trx) // two who choose at once: the second finds it done
    if (!(await nothingSetUp(trx))) throw new Refusal('preset_too_late')
    const say = await companyTexts(trx)
    const plan = plans[input.key]
    await promise(trx, say, input)
    const lines = await makeLines(trx, actor, plan, say)
    for (const name of plan.asideGroups) await groupNamed(trx, actor, say(name))
    await makeReasons(trx, plan, say)
    await makeRules(trx, plan, lines, say)
  })
}

async function nothingSetUp(db: Db): Promise<boolean> {
  const found = await Promise.all([allLines(db), allPolicies(db), allCalendars(db)])
  return found.every((all) => all.length === 0)
}

const companyTexts = async (db: Db): Promise<Texts> => textsIn((await currentSettings(db))?.language ?? null)

const described = (key: PresetKey, plan: Plan, say: Texts): Preset => ({
  key,
  lines: plan.lines.map(({ name, routing, ...line }) => ({
    ...line,
    name: say(name),
    routing: routing.mode,
  })),
  asideGroups: plan.asideGroups.map((name) => say(name)),
  reasons: plan.reasons.map(({ name }) => say(name)),
  escalations: plan.escalates.map(({ name }) => say(name)),
})

async function promise(trx: Trx, say: Texts, { zone, holidays }: PresetInput): Promise<void> {
  const calendar = await createCalendar(trx, {
    name: say('presets.calendar'),
    rules: { zone, holidays, week: officeWeek, exceptions: [] },
  })
  // Before the others: the first that fits counts.
  for (const of of promisedDoors) await makeDoorPolicy(trx, say, of, calendar.id)
  const told = { kind: 'notify', whom: ['assignee', 'group'], agentIds: [] } as const
  const step = { ...told, whom: [...told.whom], agentIds: [] }
  await createPolicy(trx, {
    name: say('presets.policy'),
    enabled: true,
    conditions: [],
    calendarId: calendar.id,
    targets: promises,
    actions: [
      { on: 'warning', targets: [], step },
      { on: 'breach', targets: [], step },
    ],
  })
}

interface MadeLine {
  id: number
  name: string
  level: number
  groupId: number
}

async function makeLines(trx: Trx, actor: SignedIn, plan: Plan, say: Texts): Promise<MadeLine[]> {
  const made: MadeLine[] = []
  const [oldest] = await allGroups(trx)
  for (const [i, { name, routing, ...line }] of plan.lines.entries()) {
    // Whoever answers what is paid for serves the free line as well.
    const members = line.free ? oldest?.memberIds : undefined
    const groupId = i === 0 && oldest ? oldest.id : await groupNamed(trx, actor, say(name), members)
    const { id, level } = await addLine(trx, actor, {
      ...line,
      name: say(name),
      noteRequired: line.level > 1,
      hourCost: null,
      groupIds: [groupId],
    })
    const { groupId: _, ...current } = await loadGroupRouting(trx, groupId)
    await changeGroupRouting(trx, actor, groupId, { ...current, ...routing })
    made.push({ id, name: say(name), level, groupId })
  }
  return made
}

async function groupNamed(trx: Trx, actor: SignedIn, name: string, members?: number[]): Promise<number> {
  const there = (await allGroups(trx)).find((group) => group.name === name)
  if (there) return there.id
  const memberIds = members ?? (actor.kind === 'agent' ? [actor.id] : [])
  return (await addGroup(trx, actor, { name, memberIds })).id
}

async function makeReasons(trx: Trx, { reasons }: Plan, say: Texts): Promise<void> {
  const known = (await allReasons(trx)).map(({ name }) => name)
  const wanted: PassingReasonInput[] = reasons.map(({ name, ways }) => ({ name: say(name), ways }))
  for (const reason of wanted.filter(({ name }) => !known.includes(name))) await createReason(trx, reason)
}

/** From each line to the next one up, for each happening. */
async function makeRules(trx: Trx, { escalates }: Plan, lines: MadeLine[], say: Texts): Promise<void> {
  for (const { happens, name } of escalates)
    for (const line of lines) {
      const next = lines.find(({ level }) => level > line.level)
      if (!next) continue
      await createEscalationRule(trx, {
        name: `${say(name)}: ${line.name}`,
        enabled: true,
        happens,
        times: 2,
        words: [],
        filter: [{ field: 'line', op: 'is', values: [line.id] }],
        groupId: next.groupId,
        shares: 'note',
      })
    }
}
