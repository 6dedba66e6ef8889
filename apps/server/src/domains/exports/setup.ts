import type { Db } from '../../platform/postgres/db.ts'
import { allCalendars } from '../calendars/access.ts'
import { allTemplates } from '../checklists/access.ts'
import { allPlans } from '../contracts/plans.ts'
import { allEscalationRules } from '../escalation/managing.ts'
import { allIntakeRules } from '../intake/managing.ts'
import { allPolicies } from '../levels/access.ts'
import { allLineSettings } from '../lines/access.ts'
import { allReasons } from '../lines/reasons.ts'
import { allProducts } from '../products/access.ts'
import { allProjectSettings } from '../projects/settings.ts'
import { allGroupRouting, allSkills, currentRoutingSettings } from '../routing/access.ts'
import { urgentDoor } from '../urgent/managing.ts'
import {
  agentRoutingLines,
  cannedAnswerLines,
  companyLines,
  contractLines,
  macroLines,
  materialLines,
  packLines,
  regulationLines,
  signatureLines,
  viewLines,
} from './queries.ts'

type Line = { type: string }

const typed = <T extends object>(type: string, things: readonly T[]): Line[] =>
  things.map((thing) => ({ ...thing, type }))

/**
 * How the company works, as the API shows it: what tickets point at first, rules in the order in which they are asked. What
 * stays behind, and why, stands in docs/handbook/moving-in.md.
 */
export async function setupLines(db: Db): Promise<Line[]> {
  // One after the other: they share the one connection that reads a single moment.
  return [
    ...typed('product', await allProducts(db)),
    ...typed('checklist_template', await allTemplates(db)),
    ...typed('calendar', await allCalendars(db)),
    ...typed('line', await allLineSettings(db)),
    ...typed('passing_reason', await allReasons(db)),
    ...typed('policy', await allPolicies(db)),
    ...typed('routing_settings', [await currentRoutingSettings(db)]),
    ...typed('skill', await allSkills(db)),
    ...typed('group_routing', await allGroupRouting(db)),
    ...(await agentRoutingLines(db)),
    ...typed('intake_rule', await allIntakeRules(db)),
    ...typed('escalation_rule', await allEscalationRules(db)),
    ...typed('urgent_door', [await urgentDoor(db)]),
    ...typed('project_settings', await allProjectSettings(db)),
    ...typed('plan', await allPlans(db)),
    ...(await companyLines(db)),
    ...(await contractLines(db)),
    ...(await packLines(db)),
    ...(await viewLines(db)),
    ...(await macroLines(db)),
    ...(await cannedAnswerLines(db)),
    ...(await regulationLines(db)),
    ...(await materialLines(db)),
    ...(await signatureLines(db)),
  ]
}
