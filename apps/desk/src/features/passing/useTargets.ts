import { type PassingWay, wayBetween } from '@podpora/contract/passing-kinds'
import type { TicketRow } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'

export type Target = {
  groupId: number
  name: string
  way: Exclude<PassingWay, 'return'>
  noteRequired: boolean
  /** People from outside the company are in it. */
  outside: boolean
}

/** Where a ticket can be passed: all groups but its own, under their lines, the next line up first. */
export function useTargets({ lineId, groupId }: Pick<TicketRow, 'lineId' | 'groupId'>) {
  const t = useT()
  const { agents, groups, lines } = useDirectory()
  const level = lines.find(({ id }) => id === lineId)?.level ?? null
  const isOutside = (groupId: number) =>
    agents.some(({ role, groupIds }) => role === 'contractor' && groupIds.includes(groupId))
  const others = groups.filter(({ id }) => id !== groupId)
  const places = [
    ...lines.toSorted(nearest(level)).map((line) => ({
      name: line.name,
      way: wayBetween(level, line.level),
      noteRequired: line.noteRequired,
      groups: others.filter((group) => group.lineId === line.id),
    })),
    {
      name: t('passing:outside'),
      way: 'aside' as const,
      noteRequired: false,
      groups: others.filter((group) => group.lineId === null),
    },
  ].filter((place) => place.groups.length > 0)
  const targets = places.flatMap(({ way, noteRequired, groups: here }) =>
    here.map(({ id, name }): Target => ({ groupId: id, name, way, noteRequired, outside: isOutside(id) })),
  )
  const data = places.map(({ name, way, groups: here }) => ({
    group: t(`passing:place.${way}`, { name }),
    items: here.map(({ id, name: label }) => ({ value: String(id), label })),
  }))
  return { targets, data }
}

/** What is above comes first, from near to far; then what is below, and what is beside. */
const nearest =
  (level: number | null) =>
  (a: { level: number }, b: { level: number }): number => {
    const place = (to: number) => (level === null || to > level ? to : to === level ? 20 : 10 + level - to)
    return place(a.level) - place(b.level)
  }
