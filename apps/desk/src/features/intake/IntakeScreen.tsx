import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import type { IntakeRule } from '@podpora/contract/intake'
import { IconArrowDown, IconArrowUp, IconDoorEnter, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { arrangeIntakeRules, intakeRulesQuery } from './api.ts'
import { IntakePreview } from './IntakePreview.tsx'
import { IntakeRuleDialog } from './IntakeRuleDialog.tsx'
import { useRuleText } from './useRuleText.ts'

export default function IntakeScreen() {
  return (
    <Allowed to="line.manage">
      <Intake />
    </Allowed>
  )
}

function Intake() {
  const t = useT()
  const query = useQuery(intakeRulesQuery)
  const [open, setOpen] = useState<IntakeRule | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('lineSettings:intake.add')}
    </Button>
  )
  return (
    <Page title={t('lineSettings:intake.title')} about={t('lineSettings:intake.about')} action={add}>
      <Loaded query={query}>
        {(rules) =>
          rules.length === 0 ? (
            <EmptyState
              title={t('lineSettings:intake.none')}
              icon={<IconDoorEnter size={24} stroke={1.5} aria-hidden />}
            >
              {t('lineSettings:intake.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('lineSettings:intake.title')}>
              {rules.map((rule, place) => (
                <RuleRow key={rule.id} rules={rules} place={place} onOpen={() => setOpen(rule)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <IntakePreview />
      {open && <IntakeRuleDialog rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

type RowProps = { rules: IntakeRule[]; place: number; onOpen: () => void }

function RuleRow({ rules, place, onOpen }: RowProps) {
  const t = useT()
  const errorText = useErrorText()
  const rule = rules[place] as IntakeRule
  const { conditions, effects } = useRuleText(rule)
  const move = (to: number) => {
    const ids = rules.map(({ id }) => id)
    const moved = ids.toSpliced(place, 1).toSpliced(to, 0, rule.id)
    void arrangeIntakeRules(moved).catch((reason: unknown) => noticeFailed(errorText(reason)))
  }
  const mover = (label: string, to: number, Icon: typeof IconArrowUp) => (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={to < 0 || to >= rules.length} onClick={() => move(to)}>
        <Icon size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <Row
      title={rule.enabled ? rule.name : t('lineSettings:intake.off', { name: rule.name })}
      about={
        <>
          <div>{conditions.length > 0 ? conditions.join(' · ') : t('lineSettings:intake.every')}</div>→{' '}
          {effects.join(' · ')}
        </>
      }
      aside={
        <Group gap={4} wrap="nowrap">
          {mover(t('lineSettings:intake.up', { name: rule.name }), place - 1, IconArrowUp)}
          {mover(t('lineSettings:intake.down', { name: rule.name }), place + 1, IconArrowDown)}
        </Group>
      }
      onOpen={onOpen}
    />
  )
}
