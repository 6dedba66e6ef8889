import { Button, Fieldset, Group, Input, MultiSelect, NumberInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { UrgentDoor } from '@podpora/contract/urgent'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedForm } from '../../ui/SavedForm.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { DoorPromises } from '../levels/DoorPromises.tsx'
import { Conditions } from '../views/Conditions.tsx'
import { changeUrgentDoor, urgentDoorQuery } from './api.ts'

export default function UrgentScreen() {
  return (
    <Allowed to="line.manage">
      <Urgent />
    </Allowed>
  )
}

function Urgent() {
  const t = useT()
  const query = useQuery(urgentDoorQuery)
  return (
    <Page title={t('doors:urgent.settings')} about={t('doors:urgent.settingsAbout')}>
      <Loaded query={query}>{(door) => <DoorForm key={door.version} door={door} />}</Loaded>
      <DoorPromises />
    </Page>
  )
}

function DoorForm({ door }: { door: UrgentDoor }) {
  const t = useT()
  const { agents, groups } = useDirectory()
  const form = useForm<UrgentDoor>({ mode: 'controlled', initialValues: door })
  const sending = useSubmit(form, async (values) => {
    await changeUrgentDoor(values)
    noticeDone(t('saved'))
  })
  const entitled = fieldProps(form, 'entitled')
  const options = (things: { id: number; name: string }[]) =>
    things.map(({ id, name }) => ({ value: String(id), label: name }))
  const active = agents.filter(({ state }) => state === 'active')
  const { circles } = form.getValues()
  const people = (
    i: number,
    field: 'groupIds' | 'agentIds',
    label: string,
    data: typeof active | typeof groups,
  ) => (
    <MultiSelect
      label={label}
      data={options(data)}
      value={(circles[i]?.[field] ?? []).map(String)}
      error={form.errors[`circles.${i}.${field}`]}
      onChange={(ids) => form.setFieldValue(`circles.${i}.${field}`, ids.map(Number))}
      searchable
    />
  )
  return (
    <SavedForm sending={sending} width="40rem">
      <Input.Wrapper label={t('doors:urgent.entitled')} description={t('doors:urgent.entitledWhy')}>
        <Conditions filter={entitled.value} onChange={entitled.onChange} />
      </Input.Wrapper>
      <Group grow align="flex-end">
        <NumberInput
          {...form.getInputProps('repeatMinutes')}
          label={t('doors:urgent.repeat')}
          min={1}
          max={120}
        />
        <NumberInput {...form.getInputProps('rounds')} label={t('doors:urgent.rounds')} min={1} max={20} />
      </Group>
      {circles.map((_, i) => (
        <Fieldset key={i} legend={t('doors:urgent.circle', { number: i + 1 })}>
          <Stack gap="xs">
            {people(i, 'groupIds', t('doors:urgent.circleGroups'), groups)}
            {people(i, 'agentIds', t('doors:urgent.circlePeople'), active)}
            <Group>
              <Button
                size="compact-md"
                variant="subtle"
                color="red"
                onClick={() => form.removeListItem('circles', i)}
              >
                {t('doors:urgent.removeCircle', { number: i + 1 })}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <Input.Wrapper description={t('doors:urgent.circlesWhy')}>
        <Group mt="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.5} />}
            disabled={circles.length >= 10}
            onClick={() => form.insertListItem('circles', { groupIds: [], agentIds: [] })}
          >
            {t('doors:urgent.addCircle')}
          </Button>
        </Group>
      </Input.Wrapper>
      <NumberInput
        {...form.getInputProps('misuses')}
        label={t('doors:urgent.misusesLimit')}
        description={t('doors:urgent.misusesWhy')}
        min={0}
        max={100}
      />
    </SavedForm>
  )
}
