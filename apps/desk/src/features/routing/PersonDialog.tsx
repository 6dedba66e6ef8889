import { Group, NumberInput, Select, SimpleGrid } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AgentRouting, AgentRoutingChange, Skill } from '@podpora/contract/routing'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useAgent } from '../directory/api.ts'
import { calendarsQuery } from '../levels/api.ts'
import { changeAgentRouting } from './api.ts'

type Props = { person: AgentRouting; skills: Skill[]; onClose: () => void }

/** What somebody can and how much they take. */
export function PersonDialog({ person, skills, onClose }: Props) {
  const t = useT()
  const agent = useAgent(person.agentId)
  const { data: calendars = [] } = useQuery(calendarsQuery)
  const { version, capacity, hourlyLimit, rate, calendarId } = person
  const form = useForm<AgentRoutingChange>({
    mode: 'controlled',
    initialValues: { version, capacity, hourlyLimit, rate, calendarId, skills: person.skills },
  })
  const values = form.getValues()
  const sending = useSubmit(form, async (change) => {
    await changeAgentRouting(person.agentId, change)
    onClose()
    noticeDone(t('saved'))
  })
  const levelOf = (id: number) => values.skills.find((one) => one.skillId === id)?.level ?? 0
  const setLevel = (skillId: number, level: number) => {
    const others = values.skills.filter((one) => one.skillId !== skillId)
    form.setFieldValue('skills', level === 0 ? others : [...others, { skillId, level }])
  }
  const whole = { allowDecimal: false, allowNegative: false, hideControls: true } as const
  const orNone = (name: 'hourlyLimit' | 'rate') => ({
    value: values[name] ?? '',
    error: form.errors[name],
    onChange: (next: number | string) => form.setFieldValue(name, typeof next === 'number' ? next : null),
  })
  return (
    <FormDialog wide title={agent?.name ?? ''} sending={sending} onClose={onClose}>
      <Group grow align="flex-start">
        <NumberInput
          {...form.getInputProps('capacity')}
          label={t('routing:people.capacity')}
          description={t('routing:people.capacityWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...whole}
        />
        <NumberInput
          {...orNone('hourlyLimit')}
          label={t('routing:people.hourly')}
          description={t('routing:people.hourlyWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...whole}
        />
        <NumberInput
          {...orNone('rate')}
          label={t('routing:people.rate')}
          description={t('routing:people.rateWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...whole}
        />
      </Group>
      {calendars.length > 0 && (
        <Select
          label={t('routing:people.shift')}
          description={t('routing:people.shiftWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('routing:people.noShift')}
          data={calendars.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={values.calendarId === null ? null : String(values.calendarId)}
          onChange={(id) => form.setFieldValue('calendarId', id === null ? null : Number(id))}
          error={form.errors.calendarId}
          clearable
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        {skills.map(({ id, name }) => (
          <Select
            key={id}
            label={name}
            data={[
              { value: '0', label: t('routing:people.noSkill') },
              ...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
            ]}
            value={String(levelOf(id))}
            onChange={(level) => setLevel(id, Number(level))}
            allowDeselect={false}
          />
        ))}
      </SimpleGrid>
    </FormDialog>
  )
}
