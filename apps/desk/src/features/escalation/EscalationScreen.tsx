import { Button } from '@mantine/core'
import type { EscalationRule } from '@podpora/contract/escalation'
import { IconPlus, IconStairsUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useGroup } from '../directory/api.ts'
import { useConditionText } from '../views/useConditionText.ts'
import { escalationRulesQuery } from './api.ts'
import { EscalationRuleDialog } from './EscalationRuleDialog.tsx'

export default function EscalationScreen() {
  return (
    <Allowed to="line.manage">
      <Escalation />
    </Allowed>
  )
}

function Escalation() {
  const t = useT()
  const query = useQuery(escalationRulesQuery)
  const [open, setOpen] = useState<EscalationRule | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('lineSettings:intake.add')}
    </Button>
  )
  return (
    <Page title={t('lineSettings:escalation.title')} about={t('lineSettings:escalation.about')} action={add}>
      <Loaded query={query}>
        {(rules) =>
          rules.length === 0 ? (
            <EmptyState
              title={t('lineSettings:intake.none')}
              icon={<IconStairsUp size={24} stroke={1.5} aria-hidden />}
            >
              {t('lineSettings:escalation.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('lineSettings:escalation.title')}>
              {rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} onOpen={() => setOpen(rule)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <EscalationRuleDialog rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function RuleRow({ rule, onOpen }: { rule: EscalationRule; onOpen: () => void }) {
  const t = useT()
  const group = useGroup(rule.groupId)
  const conditionText = useConditionText(rule.filter)
  const when =
    rule.happens === 'reopened'
      ? t('lineSettings:escalation.reopenedTimes', { count: rule.times })
      : t(`lineSettings:escalation.happens.${rule.happens}`)
  const words = rule.words.length > 0 ? [t('lineSettings:intake.says', { list: rule.words.join(', ') })] : []
  return (
    <Row
      title={rule.enabled ? rule.name : t('lineSettings:intake.off', { name: rule.name })}
      about={
        <>
          <div>{[when, ...words, ...rule.filter.map(conditionText)].join(' · ')}</div>→ {group?.name}
        </>
      }
      onOpen={onOpen}
    />
  )
}
