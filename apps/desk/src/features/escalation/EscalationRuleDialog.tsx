import { Input, NumberInput, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { EscalationRule, EscalationRuleInput } from '@podpora/contract/escalation'
import { happenings } from '@podpora/contract/escalation-kinds'
import { shares } from '@podpora/contract/passing-kinds'
import { useT } from '../../i18n/useT.ts'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { ListField } from '../rules/ListField.tsx'
import { RuleDialog } from '../rules/RuleDialog.tsx'
import { Conditions } from '../views/Conditions.tsx'
import { changeEscalationRule, createEscalationRule, deleteEscalationRule } from './api.ts'

type Props = { rule: EscalationRule | null; onClose: () => void }

/** What has to happen, to which tickets, and to whom they go then. */
export function EscalationRuleDialog({ rule, onClose }: Props) {
  const t = useT()
  const { agents, groups } = useDirectory()
  const form = useForm<EscalationRuleInput>({
    mode: 'controlled',
    initialValues: rule
      ? (({ id: _, version: __, ...input }) => input)(rule)
      : {
          name: '',
          enabled: true,
          happens: 'changed',
          times: 2,
          words: [],
          filter: [],
          groupId: groups[0]?.id ?? 0,
          shares: 'note',
        },
  })
  const { happens, times } = form.getValues()
  const group = fieldProps(form, 'groupId')
  const filter = fieldProps(form, 'filter')
  const share = fieldProps(form, 'shares')
  const outside = agents.some(({ role, groupIds }) => role === 'contractor' && groupIds.includes(group.value))
  const sending = useSubmit(form, async (values) => {
    await (rule
      ? changeEscalationRule(rule.id, { ...values, version: rule.version })
      : createEscalationRule(values))
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <RuleDialog
      rule={rule}
      name={form.getInputProps('name')}
      nameExample={t('lineSettings:escalation.nameExample')}
      enabled={form.getInputProps('enabled', { type: 'checkbox' })}
      loses={t('lineSettings:escalation.deleteLoses')}
      remove={rule && (() => deleteEscalationRule(rule.id))}
      sending={sending}
      onClose={onClose}
    >
      <Select
        label={t('lineSettings:escalation.when')}
        data={happenings.map((value) => ({ value, label: t(`lineSettings:escalation.happens.${value}`) }))}
        value={happens}
        onChange={(value) => {
          const next = happenings.find((one) => one === value)
          if (next) form.setFieldValue('happens', next)
        }}
        allowDeselect={false}
      />
      {happens === 'reopened' && (
        <NumberInput
          label={t('lineSettings:escalation.times')}
          value={times}
          min={1}
          max={20}
          onChange={(next) => form.setFieldValue('times', typeof next === 'number' ? next : 1)}
        />
      )}
      {happens === 'message' && (
        <ListField
          {...fieldProps(form, 'words')}
          label={t('lineSettings:intake.words')}
          description={t('lineSettings:intake.wordsWhy')}
        />
      )}
      <Input.Wrapper
        label={t('views:conditions')}
        description={t('lineSettings:escalation.conditionsWhy')}
        error={filter.error}
      >
        <Conditions filter={filter.value} onChange={filter.onChange} />
      </Input.Wrapper>
      <Select
        label={t('passing:to')}
        data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(group.value)}
        onChange={(id) => id !== null && group.onChange(Number(id))}
        error={group.error}
        data-path={group['data-path']}
        allowDeselect={false}
        searchable
      />
      {outside && (
        <Select
          label={t('passing:shares.title')}
          data={shares.map((value) => ({ value, label: t(`passing:shares.${value}`) }))}
          value={share.value}
          onChange={(value) => share.onChange(value === 'conversation' ? 'conversation' : 'note')}
          allowDeselect={false}
        />
      )}
    </RuleDialog>
  )
}
