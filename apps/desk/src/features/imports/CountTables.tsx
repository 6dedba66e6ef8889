import { Stack, Table, Text } from '@mantine/core'
import type { ImportPlan, ImportResults } from '@podpora/contract/imports'
import { useT } from '../../i18n/useT.ts'

const things = ['customers', 'tickets', 'messages'] as const

/** What bringing it in would come to. */
export function PlanTable({ plan }: { plan: ImportPlan }) {
  const t = useT()
  const counts = ['made', 'changed', 'known', 'skipped'] as const
  return (
    <Stack gap="xs">
      <Counts
        label={t('imports:plan.title')}
        heads={counts.map((count) => t(`imports:plan.${count}`))}
        rows={things.map((thing) => [
          t(`imports:things.${thing}`),
          counts.map((count) => plan[thing][count]),
        ])}
      />
      {plan.newGroups.length > 0 && (
        <Text size="sm">{t('imports:plan.newGroups', { names: plan.newGroups.join(', ') })}</Text>
      )}
      {plan.unknownAgents.length > 0 && (
        <Text size="sm">{t('imports:plan.unknownAgents', { names: plan.unknownAgents.join(', ') })}</Text>
      )}
    </Stack>
  )
}

/** What has come of it so far. */
export function ResultTable({ results }: { results: ImportResults }) {
  const t = useT()
  const counts = ['made', 'updated', 'unchanged', 'kept', 'skipped'] as const
  return (
    <Counts
      label={t('imports:results.title')}
      heads={counts.map((count) => t(`imports:results.${count}`))}
      rows={things.map((thing) => [
        t(`imports:things.${thing}`),
        counts.map((count) => results[thing][count]),
      ])}
    />
  )
}

function Counts({ label, heads, rows }: { label: string; heads: string[]; rows: [string, number[]][] }) {
  const t = useT()
  return (
    <Table.ScrollContainer minWidth={380} type="native">
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{label}</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, counts]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {counts.map((count, at) => (
                <Table.Td key={heads[at]} ta="right">
                  {t('imports:number', { value: count })}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
