import { Fieldset, NumberInput, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Listing } from '@podpora/contract/builtin'
import type { GroupRoutingChange } from '@podpora/contract/routing'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useAgent } from '../directory/api.ts'
import { ticketsQuery } from '../tickets/api.ts'
import { previewQuery } from './api.ts'
import { Explained } from './Explained.tsx'

type Props = { groupId: number; values: GroupRoutingChange }

/** "Would go to … because …": asked of the server anew with each change, for a ticket that is really there. */
export function PreviewSection({ groupId, values }: Props) {
  const t = useT()
  const [chosen, setChosen] = useState<number | null>(null)
  const newest = useInfiniteQuery(ticketsQuery(newestOf(groupId))).data?.pages[0]?.items[0]?.id ?? null
  const ticketId = chosen ?? newest
  const { weights, relax, fairnessHours, paidRatio } = values
  const [wish] = useDebouncedValue({ ticketId: ticketId ?? 1, weights, relax, fairnessHours, paidRatio }, 200)
  const { data, isError } = useQuery({
    ...previewQuery(groupId, wish),
    enabled: ticketId !== null,
    placeholderData: keepPreviousData,
  })
  const agent = useAgent(data?.agentId ?? null)
  return (
    <Fieldset legend={t('routing:preview.title')}>
      <NumberInput
        label={t('routing:preview.label')}
        description={t('routing:preview.why')}
        value={ticketId ?? ''}
        onChange={(value) => setChosen(typeof value === 'number' && value > 0 ? value : null)}
        error={isError && ticketId !== null && t('routing:preview.missing')}
        prefix="#"
        allowDecimal={false}
        allowNegative={false}
        hideControls
      />
      {data && !isError && (
        <div aria-live="polite">
          <Text fw={600} mt="sm">
            {agent ? t('routing:preview.would', { name: agent.name }) : t('routing:preview.waits')}
          </Text>
          {data.reason && <Text size="sm">{t(`routing:reason.${data.reason}`)}</Text>}
          <Explained explanation={data.explanation} />
        </div>
      )}
    </Fieldset>
  )
}

const newestOf = (groupId: number): Listing => ({
  filter: [{ field: 'group', op: 'is', values: [groupId] }],
  sort: '-created',
  groupBy: null,
})
