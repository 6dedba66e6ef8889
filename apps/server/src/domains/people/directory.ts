import type { Directory } from '@podpora/contract/people'
import type { SignedIn } from '../../platform/http/app.ts'
import { isOutside } from './outside.ts'

/** What of the directory a reader sees: all, or for people from outside their own groups and who is in them. */
export function directoryFor(reader: SignedIn, directory: Directory): Directory {
  if (!isOutside(reader)) return directory
  const groups = directory.groups.filter(({ id }) => reader.groupIds.includes(id))
  const known = new Set([reader.id, ...groups.flatMap(({ memberIds }) => memberIds)])
  return {
    ...directory,
    groups,
    agents: directory.agents.filter(({ id }) => known.has(id)),
    lines: directory.lines.filter(({ id }) => groups.some(({ lineId }) => lineId === id)),
  }
}

/** The same for a single thing, as live events carry it. */
export const isKnownTo = (
  reader: SignedIn,
  { agent, group }: { agent?: { id: number; groupIds: number[] }; group?: { id: number } },
): boolean => {
  if (!isOutside(reader)) return true
  if (agent) return agent.id === reader.id || agent.groupIds.some((id) => reader.groupIds.includes(id))
  return !group || reader.groupIds.includes(group.id)
}
