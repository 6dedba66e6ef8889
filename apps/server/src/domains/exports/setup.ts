import type { Db } from '../../platform/postgres/db.ts'
import { allCalendars } from '../calendars/access.ts'
import { allTemplates } from '../checklists/access.ts'
import { allEscalationRules } from '../escalation/managing.ts'
import { allIntakeRules } from '../intake/managing.ts'
import { allPolicies } from '../levels/access.ts'
import { allLineSettings } from '../lines/access.ts'
import { allProducts } from '../products/access.ts'
import { allGroupRouting, allSkills, currentRoutingSettings } from '../routing/access.ts'
import { agentRoutingLines, signatureLines } from './queries.ts'

type Line = { type: string }

const typed = <T extends object>(type: string, things: readonly T[]): Line[] =>
  things.map((thing) => ({ ...thing, type }))

/** How the company works, as the API shows it: what tickets point at first, rules in the order in which they are asked. */
export async function setupLines(db: Db): Promise<Line[]> {
  // One after the other: they share the one connection that reads a single moment.
  return [
    ...typed('product', await allProducts(db)),
    ...typed('checklist_template', await allTemplates(db)),
    ...typed('calendar', await allCalendars(db)),
    ...typed('line', await allLineSettings(db)),
    ...typed('policy', await allPolicies(db)),
    ...typed('routing_settings', [await currentRoutingSettings(db)]),
    ...typed('skill', await allSkills(db)),
    ...typed('group_routing', await allGroupRouting(db)),
    ...(await agentRoutingLines(db)),
    ...typed('intake_rule', await allIntakeRules(db)),
    ...typed('escalation_rule', await allEscalationRules(db)),
    ...(await signatureLines(db)),
  ]
}
