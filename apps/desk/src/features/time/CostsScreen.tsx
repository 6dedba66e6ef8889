import { Group, SegmentedControl, Table, TextInput } from '@mantine/core'
import type { CostRow } from '@podpora/contract/time'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { today, useAmounts } from '../contracts/useAmounts.ts'

const groups = ['line', 'contract', 'customer'] as const
type Asked = { by: (typeof groups)[number]; from: string; to: string }

const costsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['costs', asked],
    queryFn: ({ signal }) => api.get<CostRow[]>('/costs', { query: asked, signal }),
    enabled: asked.from !== '' && asked.to !== '' && asked.from <= asked.to,
  })

export default function CostsScreen() {
  return (
    <Allowed to="contract.read">
      <Costs />
    </Allowed>
  )
}

/** What tickets cost and bring in over a time. */
function Costs() {
  const t = useT()
  const { amount, money } = useAmounts()
  const [asked, setAsked] = useState<Asked>({ by: 'line', from: `${today().slice(0, 7)}-01`, to: today() })
  const query = useQuery(costsQuery(asked))
  return (
    <Page title={t('entitlements:costs.title')} about={t('entitlements:costs.about')}>
      <Group align="flex-end" gap="sm">
        <SegmentedControl
          aria-label={t('entitlements:costs.by')}
          data={groups.map((value) => ({ value, label: t(`entitlements:costs.${value}`) }))}
          value={asked.by}
          onChange={(by) => setAsked({ ...asked, by: by as Asked['by'] })}
        />
        <Group gap="sm" wrap="nowrap">
          {(['from', 'to'] as const).map((name) => (
            <TextInput
              key={name}
              type="date"
              label={t(`entitlements:costs.${name}`)}
              value={asked[name]}
              onChange={(event) => setAsked({ ...asked, [name]: event.currentTarget.value })}
            />
          ))}
        </Group>
      </Group>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t('entitlements:costs.none')}>{t('entitlements:costs.noneWhy')}</EmptyState>
          ) : (
            <ScrollRegion label={t('entitlements:costs.title')}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    {(['name', 'tickets', 'time', 'cost', 'price'] as const).map((name) => (
                      <Table.Th key={name}>{t(`entitlements:costs.column.${name}`)}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id ?? 0}>
                      <Table.Td>{row.name || t('entitlements:costs.nobodys')}</Table.Td>
                      <Table.Td>{row.tickets}</Table.Td>
                      {[amount('minutes', row.minutes), money(row.cost), money(row.price)].map((value, i) => (
                        <Table.Td key={i} style={{ whiteSpace: 'nowrap' }}>
                          {value}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollRegion>
          )
        }
      </Loaded>
    </Page>
  )
}
