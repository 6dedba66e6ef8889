import { Checkbox, Group, MultiSelect, Radio, SimpleGrid, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { demandingStatuses } from '@podpora/contract/field-kinds'
import { roles } from '@podpora/contract/permissions'
import { ticketKinds } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import type { FieldForm } from './fieldForm.ts'

type Props = { form: UseFormReturnType<FieldForm> }

/** When it must be filled in, on which tickets it appears, and who sees it. */
export function FieldPlaces({ form }: Props) {
  const t = useT()
  const { groups, brands } = useDirectory()
  const { kinds, groupIds, brandIds, limited } = form.getValues()
  const named = (items: { id: number; name: string }[]) =>
    items.map(({ id, name }) => ({ value: String(id), label: name }))
  const hint = (chosen: unknown[]) => (chosen.length === 0 ? t('fieldSettings:everywhere') : '')
  return (
    <>
      <Checkbox.Group
        {...form.getInputProps('requiredOn')}
        label={t('fieldSettings:requiredOn')}
        description={t('fieldSettings:requiredOnHint')}
      >
        <Group gap="md" mt="xs">
          {demandingStatuses.map((status) => (
            <Checkbox key={status} value={status} label={t(`tickets:status.${status}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <MultiSelect
          {...form.getInputProps('kinds')}
          label={t('fieldSettings:kinds')}
          placeholder={hint(kinds)}
          data={ticketKinds.map((value) => ({ value, label: t(`tickets:kind.${value}`) }))}
        />
        <MultiSelect
          {...form.getInputProps('groupIds')}
          label={t('fieldSettings:groups')}
          placeholder={hint(groupIds)}
          data={named(groups)}
        />
        {brands.length > 1 && (
          <MultiSelect
            {...form.getInputProps('brandIds')}
            label={t('fieldSettings:brands')}
            placeholder={hint(brandIds)}
            data={named(brands)}
          />
        )}
      </SimpleGrid>
      <Radio.Group
        label={t('fieldSettings:audience')}
        description={t('fieldSettings:audienceHint')}
        value={limited ? 'some' : 'everybody'}
        onChange={(value) => form.setFieldValue('limited', value === 'some')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="everybody" label={t('fieldSettings:everybody')} />
          <Radio value="some" label={t('fieldSettings:some')} />
        </Stack>
      </Radio.Group>
      {limited && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <MultiSelect
            {...form.getInputProps('audience.roles')}
            label={t('fieldSettings:roles')}
            data={roles
              .filter((role) => role !== 'owner' && role !== 'admin')
              .map((value) => ({ value, label: t(`people:roles.${value}`) }))}
          />
          <MultiSelect
            {...form.getInputProps('audience.groupIds')}
            label={t('fieldSettings:groupsSee')}
            data={named(groups)}
          />
        </SimpleGrid>
      )}
    </>
  )
}
