import { Input, Select, SimpleGrid, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { IntakeRule, IntakeRuleInput } from '@podpora/contract/intake'
import { useT } from '../../i18n/useT.ts'
import type { Choice } from '../../ui/Chooser.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { ListField } from '../rules/ListField.tsx'
import { RuleDialog } from '../rules/RuleDialog.tsx'
import { none, useChoices } from '../tickets/ticket/choices.tsx'
import { useFieldWords } from '../tickets/ticket/useFieldWords.ts'
import { Conditions } from '../views/Conditions.tsx'
import { changeIntakeRule, createIntakeRule, deleteIntakeRule } from './api.ts'

type Props = { rule: IntakeRule | null; onClose: () => void }

const empty: IntakeRuleInput = {
  name: '',
  enabled: true,
  filter: [],
  words: [],
  senders: [],
  lineId: null,
  groupId: null,
  productId: null,
  kind: null,
  priority: null,
  addTags: [],
  urgent: false,
  project: false,
}

/** When a rule is met, and what becomes of the request then. */
export function IntakeRuleDialog({ rule, onClose }: Props) {
  const t = useT()
  const { lines } = useDirectory()
  const choices = useChoices()
  const { fieldName } = useFieldWords()
  const form = useForm<IntakeRuleInput>({
    mode: 'controlled',
    initialValues: rule ? (({ id: _, version: __, ...input }) => input)(rule) : empty,
  })
  const sending = useSubmit(form, async (values) => {
    await (rule ? changeIntakeRule(rule.id, { ...values, version: rule.version }) : createIntakeRule(values))
    onClose()
    noticeDone(t('saved'))
  })
  const filter = fieldProps(form, 'filter')
  const chosen = (field: 'lineId' | 'groupId' | 'productId' | 'kind' | 'priority', list: Choice[]) => (
    <Select
      label={fieldName(field)}
      placeholder={t('macros:editor.keep')}
      data={list.filter(({ value }) => value !== none).map(({ value, label }) => ({ value, label }))}
      value={form.getValues()[field] === null ? null : String(form.getValues()[field])}
      error={form.errors[field]}
      onChange={(value) =>
        form.setFieldValue(field, (field.endsWith('Id') && value !== null ? Number(value) : value) as never)
      }
      searchable={list.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': t('macros:editor.keep') }}
    />
  )
  const several = (field: 'words' | 'senders', label: string, description: string) => (
    <ListField {...fieldProps(form, field)} label={label} description={description} />
  )
  return (
    <RuleDialog
      rule={rule}
      name={form.getInputProps('name')}
      nameExample={t('lineSettings:intake.nameExample')}
      enabled={form.getInputProps('enabled', { type: 'checkbox' })}
      loses={t('lineSettings:intake.deleteLoses')}
      remove={rule && (() => deleteIntakeRule(rule.id))}
      sending={sending}
      onClose={onClose}
    >
      {several('words', t('lineSettings:intake.words'), t('lineSettings:intake.wordsWhy'))}
      {several('senders', t('lineSettings:intake.senders'), t('lineSettings:intake.sendersWhy'))}
      <Input.Wrapper label={t('views:conditions')} description={t('lineSettings:intake.conditionsWhy')}>
        <Conditions filter={filter.value} onChange={filter.onChange} />
      </Input.Wrapper>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {chosen(
          'lineId',
          lines.map(({ id, name }) => ({ value: String(id), label: name })),
        )}
        {chosen('groupId', choices.group)}
        {choices.product.length > 1 && chosen('productId', choices.product)}
        {chosen('kind', choices.kind)}
        {chosen('priority', choices.priority)}
        <ListField {...fieldProps(form, 'addTags')} label={t('bulk:actions.addTags')} />
      </SimpleGrid>
      <Switch
        {...form.getInputProps('urgent', { type: 'checkbox' })}
        label={t('lineSettings:intake.urgent')}
        description={t('lineSettings:intake.urgentWhy')}
      />
      <Switch
        {...form.getInputProps('project', { type: 'checkbox' })}
        label={t('lineSettings:intake.project')}
        description={t('lineSettings:intake.projectWhy')}
      />
    </RuleDialog>
  )
}
