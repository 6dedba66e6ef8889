import { Fieldset, Group, MultiSelect, NumberInput, Select, Switch, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { levels } from '@podpora/contract/choices'
import type { LineInput, LineSettings } from '@podpora/contract/lines'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { MoneyField } from '../../ui/MoneyField.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { changeLine, createLine, deleteLine } from './api.ts'

type Props = { line: LineSettings | null; onClose: () => void }
const promises = [
  ['acceptMinutes', 'lineSettings:lines.accept'],
  ['answerMinutes', 'lineSettings:lines.answer'],
  ['returnMinutes', 'lineSettings:lines.return'],
] as const

/** Who works on a line, what it promises the others and what it costs. */
export function LineDialog({ line, onClose }: Props) {
  const t = useT()
  const { groups, lines } = useDirectory()
  const form = useForm<LineInput>({
    mode: 'controlled',
    initialValues: {
      name: line?.name ?? '',
      level: line?.level ?? nextLevel(lines),
      acceptMinutes: line?.acceptMinutes ?? null,
      answerMinutes: line?.answerMinutes ?? null,
      returnMinutes: line?.returnMinutes ?? null,
      noteRequired: line?.noteRequired ?? true,
      hourCost: line?.hourCost ?? null,
      free: line?.free ?? false,
      groupIds: groups.filter(({ lineId }) => line && lineId === line.id).map(({ id }) => id),
    },
  })
  const members = fieldProps(form, 'groupIds')
  const cost = fieldProps(form, 'hourCost')
  const sending = useSubmit(
    form,
    async (values) => {
      await (line ? changeLine(line.id, { ...values, version: line.version }) : createLine(values))
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )

  return (
    <FormDialog
      title={line ? line.name : t('lineSettings:lines.add')}
      sending={sending}
      ending={
        line && {
          action: t('lineSettings:lines.delete'),
          title: t('lineSettings:lines.deleteTitle', { name: line.name }),
          loses: t('lineSettings:lines.deleteLoses'),
          run: () => deleteLine(line.id),
        }
      }
      onClose={onClose}
      wide
    >
      <TextInput
        {...form.getInputProps('name')}
        label={t('lineSettings:lines.name')}
        description={t('lineSettings:lines.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <Select
        label={t('lineSettings:lines.levelLabel')}
        description={t('lineSettings:lines.levelWhy')}
        data={levels.map((level) => ({ value: String(level), label: String(level) }))}
        value={String(form.getValues().level)}
        onChange={(level) => form.setFieldValue('level', Number(level))}
        allowDeselect={false}
      />
      <MultiSelect
        label={t('lineSettings:lines.who')}
        description={t('lineSettings:lines.whoWhy')}
        data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={members.value.map(String)}
        onChange={(ids) => members.onChange(ids.map(Number))}
        error={members.error}
        data-path={members['data-path']}
        hidePickedOptions
        searchable
      />
      <Fieldset legend={t('lineSettings:lines.promisesTitle')}>
        <Text c="dimmed" size="xs" mb="xs">
          {t('lineSettings:lines.promisesWhy')}
        </Text>
        <Group grow align="flex-start" gap="sm">
          {promises.map(([name, label]) => (
            <NumberInput
              key={name}
              label={t(label)}
              suffix={` ${t('lineSettings:lines.minutes')}`}
              value={form.getValues()[name] ?? ''}
              error={form.errors[name]}
              onChange={(next) => form.setFieldValue(name, typeof next === 'number' ? next : null)}
              allowDecimal={false}
              allowNegative={false}
              hideControls
            />
          ))}
        </Group>
      </Fieldset>
      <Switch
        {...form.getInputProps('noteRequired', { type: 'checkbox' })}
        label={t('lineSettings:lines.note')}
        description={t('lineSettings:lines.noteWhy')}
      />
      <Switch
        {...form.getInputProps('free', { type: 'checkbox' })}
        label={t('lineSettings:lines.free')}
        description={t('lineSettings:lines.freeWhy')}
      />
      <MoneyField
        label={t('lineSettings:lines.hour')}
        description={t('lineSettings:lines.hourWhy')}
        {...cost}
      />
    </FormDialog>
  )
}

/** A new line stands above those that are there. */
const nextLevel = (lines: { level: number }[]): number =>
  Math.min(5, Math.max(0, ...lines.map(({ level }) => level)) + 1)
