import type { Priority, TicketFields, TicketKind } from '@podpora/contract/tickets'
import { IconUserOff } from '@tabler/icons-react'
import { useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import type { Choice } from '../../../ui/Chooser.tsx'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { useDirectory } from '../../directory/api.ts'
import { PriorityMark } from '../PriorityMark.tsx'
import { StatusMark } from '../StatusMark.tsx'

const statuses = ['open', 'pending', 'on_hold', 'solved'] as const satisfies TicketFields['status'][]
export const priorities = ['low', 'normal', 'high', 'urgent'] as const satisfies Priority[]
const kinds = [
  'unsorted',
  'question',
  'bug',
  'missing_feature',
  'unclear_feature',
  'task',
  'complaint',
] as const satisfies TicketKind[]

/** "Nobody", "no group": the choice that stands for null. */
export const none = 'none'
export const idOrNull = (value: string): number | null => (value === none ? null : Number(value))

/** All that the properties of a ticket may become, in the reader's words. */
export function useChoices() {
  const t = useT()
  const me = useMe()
  const { agents, groups, brands, products } = useDirectory()
  const people = agents.filter((agent) => agent.state === 'active' && agent.role !== 'light')
  const others = people.filter((agent) => agent.id !== me.id)
  const mine = people.filter((agent) => agent.id === me.id)
  return {
    status: statuses.map(
      (value): Choice => ({
        value,
        label: t(`tickets:status.${value}`),
        mark: <StatusMark status={value} />,
      }),
    ),
    priority: priorities.map(
      (value): Choice => ({
        value,
        label: t(`tickets:priority.${value}`),
        mark: <PriorityMark priority={value} />,
      }),
    ),
    kind: kinds.map((value): Choice => ({ value, label: t(`tickets:kind.${value}`) })),
    assignee: [
      ...mine.map(
        (agent): Choice => ({
          value: String(agent.id),
          label: t('tickets:ticket.me', { name: agent.name }),
          mark: <PersonMark name={agent.name} size={20} />,
        }),
      ),
      {
        value: none,
        label: t('tickets:ticket.nobody'),
        mark: <IconUserOff size={16} stroke={1.5} aria-hidden />,
      },
      ...others.map(
        (agent): Choice => ({
          value: String(agent.id),
          label: agent.name,
          mark: <PersonMark name={agent.name} size={20} />,
        }),
      ),
    ],
    group: [
      { value: none, label: t('tickets:ticket.noGroup') },
      ...groups.map((group): Choice => ({ value: String(group.id), label: group.name })),
    ],
    product: [
      { value: none, label: t('tickets:ticket.noProduct') },
      ...products
        .filter(({ archivedAt }) => archivedAt === null)
        .map(({ id, name }): Choice => ({ value: String(id), label: name })),
    ],
    brand: brands.map((brand): Choice => ({ value: String(brand.id), label: brand.name })),
  }
}
