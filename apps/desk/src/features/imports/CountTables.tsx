import { Stack, Text } from '@mantine/core'
import type { ImportPlan, ImportResults } from '@podpora/contract/imports'
import { useT } from '../../i18n/useT.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import css from './Tables.module.css'

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
    // Wider than a phone in some languages.
    <ScrollRegion className={css.scroll} label={label}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={css.count}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, counts]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {counts.map((count, at) => (
                <td key={heads[at]} className={css.count}>
                  {t('imports:number', { value: count })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
