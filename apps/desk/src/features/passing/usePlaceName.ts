import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'

/** Where a ticket stands, as people say it: the line with the group where they differ, else what there is. */
export function usePlaceName(): (lineId: unknown, groupId: unknown) => string {
  const t = useT()
  const { groups, lines } = useDirectory()
  return (lineId, groupId) => {
    const line = lines.find(({ id }) => id === lineId)?.name
    const group = groups.find(({ id }) => id === groupId)?.name
    if (line && group && line !== group) return `${line} (${group})`
    return line ?? group ?? t('tickets:ticket.noGroup')
  }
}
