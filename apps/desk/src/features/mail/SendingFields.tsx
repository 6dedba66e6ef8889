import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import type { MailboxForm } from './mailboxForm.ts'

type Props = { form: UseFormReturnType<MailboxForm> }

/** How many mails may leave in a span of time. */
export function LimitFields({ form }: Props) {
  const t = useT()
  return (
    <Fieldset legend={t('mail:limits.title')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('mail:limits.why')}
      </Text>
      <Group grow align="flex-start" gap="sm">
        {(['minute', 'hour', 'day'] as const).map((span) => (
          <NumberInput
            key={span}
            {...form.getInputProps(`sendingLimits.${span}`)}
            label={t(`mail:limits.${span}`)}
            placeholder={t('mail:limits.none')}
            min={1}
            allowDecimal={false}
            hideControls
          />
        ))}
      </Group>
    </Fieldset>
  )
}

/** Other addresses, each of a group. */
export function AliasFields({ form }: Props) {
  const t = useT()
  const { groups } = useDirectory()
  return (
    <Fieldset legend={t('mail:aliases.title')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('mail:aliases.why')}
        </Text>
        {form.getValues().aliases.map((alias, i) => (
          // Their places are their names: they have no others until they are saved.
          <Group key={i} align="flex-end" gap="sm" wrap="wrap">
            <TextInput
              {...form.getInputProps(`aliases.${i}.address`)}
              label={t('mail:aliases.address')}
              type="email"
              autoComplete="off"
              flex="2 1 12rem"
            />
            <TextInput
              {...form.getInputProps(`aliases.${i}.name`)}
              label={t('mail:aliases.name')}
              flex="1 1 8rem"
            />
            <Select
              {...form.getInputProps(`aliases.${i}.groupId`)}
              label={t('mail:aliases.group')}
              data={groups.map((group) => ({ value: String(group.id), label: group.name }))}
              placeholder={t('mail:mailbox.noGroup')}
              clearable
              clearButtonProps={{ 'aria-label': t('mail:mailbox.noGroup') }}
              flex="1 1 8rem"
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="input-sm"
              aria-label={t('mail:aliases.remove', { address: alias.address })}
              onClick={() => form.removeListItem('aliases', i)}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} stroke={1.5} />}
            onClick={() => form.insertListItem('aliases', { address: '', name: '', groupId: null })}
          >
            {t('mail:aliases.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
