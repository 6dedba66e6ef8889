import type { Language } from '@podpora/contract/common'
import { sql, type Trx } from '../../platform/postgres/db.ts'
import { applyPreset } from '../presets/applying.ts'
import { allAgentRouting, loadGroupRouting } from '../routing/access.ts'
import { changeAgentRouting, changeGroupRouting, createSkill } from '../routing/managing.ts'
import { colleagues, languageSkills } from './company.ts'
import type { Staff } from './filling.ts'

/** Three lines as the ready set-up makes them; people fetch tickets, for nobody but who looks at the demo is there. */
export async function setUpLines(trx: Trx, { actor, groups, brands, agents }: Staff): Promise<void> {
  await applyPreset(trx, actor, { key: 'three_lines', zone: 'Europe/Warsaw', holidays: null })
  const { groupId: _, ...routing } = await loadGroupRouting(trx, groups[1])
  await changeGroupRouting(trx, actor, groups[1], { ...routing, mode: 'pull' })
  const skills = new Map<Language, number>()
  for (const [language, name] of Object.entries(languageSkills) as [Language, string][]) {
    const conditions = [{ field: 'brand' as const, op: 'is' as const, values: [brands[language].id] }]
    skills.set(language, (await createSkill(trx, actor, { name, level: 3, conditions })).id)
  }
  const known = new Map((await allAgentRouting(trx)).map((one) => [one.agentId, one]))
  for (const { name, language, line } of colleagues) {
    const agentId = agents.get(name) as number
    const own = known.get(agentId)
    if (!own) throw new Error(`${name} takes no tickets`)
    const spoken = [...new Set([language, 'en'] as const)]
    await changeAgentRouting(trx, actor, agentId, {
      version: own.version,
      capacity: 8 + 4 * line,
      hourlyLimit: own.hourlyLimit,
      rate: own.rate,
      calendarId: own.calendarId,
      skills: spoken.map((one) => ({
        skillId: skills.get(one) as number,
        level: one === language ? 5 : 3,
      })),
    })
  }
}

/** Tickets of the past stand on the lines of their groups, as if these had been there always. */
export async function putOnLines(trx: Trx): Promise<void> {
  await sql`
    update tickets t set line_id = l.id, reached_level = l.level
    from groups g join lines l on l.id = g.line_id where g.id = t.group_id and t.line_id is null
  `.execute(trx)
}
