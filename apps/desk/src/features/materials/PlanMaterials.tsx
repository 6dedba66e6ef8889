import { Anchor, Fieldset, List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { materialsQuery } from './api.ts'

/** In a plan: which materials it opens. They are chosen at the materials. */
export function PlanMaterials({ planId }: { planId: number }) {
  const t = useT()
  const may = useMay()('material.read')
  const all = useQuery({ ...materialsQuery(''), enabled: may }).data
  if (!may || !all) return null
  const opened = all.filter(({ planIds }) => planIds.includes(planId))
  return (
    <Fieldset legend={t('doors:materials.ofPlan')}>
      {opened.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('doors:materials.ofPlanNone')}
        </Text>
      ) : (
        <List size="sm">
          {opened.map(({ id, title, state }) => (
            <List.Item key={id}>
              {title}
              {state === 'draft' && ` · ${t('doors:materials.draft')}`}
            </List.Item>
          ))}
        </List>
      )}
      <Anchor component={Link} to="/settings/materials" size="sm">
        {t('doors:materials.ofPlanAll')}
      </Anchor>
    </Fieldset>
  )
}
