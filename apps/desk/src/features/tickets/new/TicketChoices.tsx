import { Select, SimpleGrid } from '@mantine/core'
import type { Priority } from '@podpora/contract/tickets'
import { useT } from '../../../i18n/useT.ts'
import { none, useChoices } from '../ticket/choices.tsx'
import type { NewTicketDraft } from './newTicketDraft.ts'

type Props = {
  draft: NewTicketDraft
  brandId: string | null
  onChange: (change: Partial<NewTicketDraft>) => void
}

/** Where a new ticket goes. The brand is asked for only where there is a choice. */
export function TicketChoices({ draft, brandId, onChange }: Props) {
  const t = useT()
  const choices = useChoices()
  const brands = choices.brand.length > 1
  return (
    <SimpleGrid cols={{ base: 2, xs: brands ? 4 : 3 }} spacing="sm">
      {brands && (
        <Select
          label={t('tickets:ticket.brand')}
          data={plain(choices.brand)}
          value={brandId}
          onChange={(value) => onChange({ brandId: value })}
        />
      )}
      <Select
        label={t('tickets:ticket.group')}
        data={plain(choices.group)}
        value={draft.groupId}
        onChange={(value) => onChange({ groupId: value ?? none })}
      />
      <Select
        label={t('tickets:ticket.assignee')}
        data={plain(choices.assignee)}
        searchable
        value={draft.assigneeId}
        onChange={(value) => onChange({ assigneeId: value ?? none })}
      />
      <Select
        label={t('tickets:ticket.priority')}
        data={plain(choices.priority)}
        value={draft.priority}
        onChange={(value) => onChange({ priority: (value ?? 'normal') as Priority })}
      />
    </SimpleGrid>
  )
}

const plain = (choices: { value: string; label: string }[]) =>
  choices.map(({ value, label }) => ({ value, label }))
