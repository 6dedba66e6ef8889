import { Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { MailFolders } from '@podpora/contract/mail'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { useAction } from '../../ui/useAction.ts'
import { listFolders } from './api.ts'
import { inputOf, type MailboxForm } from './mailboxForm.ts'

/** Which folders mail is fetched from, and what is done there with a mail that is here. */
export function FetchFields({ form }: { form: UseFormReturnType<MailboxForm> }) {
  const t = useT()
  const [found, setFound] = useState<MailFolders | null>(null)
  const { act, busy, error } = useAction()
  const { folders, afterFetch } = form.getValues()
  const paths = [...new Set([...(found?.folders.map(({ path }) => path) ?? []), ...folders])]
  const look = () =>
    act(async () => {
      setFound(null)
      setFound(await listFolders(inputOf(form.getValues())))
    })
  return (
    <Stack gap="sm">
      <MultiSelect
        {...form.getInputProps('folders')}
        label={t('mail:folders.label')}
        description={t('mail:folders.why')}
        data={paths.map((path) => ({
          value: path,
          label: path === 'INBOX' ? t('mail:folders.inbox') : path,
        }))}
        searchable
      />
      <Group gap="sm">
        <Button variant="default" size="xs" loading={busy} onClick={look}>
          {t('mail:folders.look')}
        </Button>
        {found && !found.problem && (
          <Text size="sm" c="dimmed" role="status">
            {t('mail:folders.found', { count: found.folders.length })}
          </Text>
        )}
      </Group>
      {found?.problem && (
        <Text size="sm" role="alert">
          {t(`mail:check.${found.problem}`)}
        </Text>
      )}
      <FormError error={error} />
      <Select
        {...form.getInputProps('afterFetch')}
        label={t('mail:afterFetch.label')}
        data={(['leave', 'read', 'flag', 'move'] as const).map((value) => ({
          value,
          label: t(`mail:afterFetch.${value}`),
        }))}
        allowDeselect={false}
      />
      {afterFetch === 'move' && (
        <TextInput
          {...form.getInputProps('moveTo')}
          label={t('mail:afterFetch.moveTo')}
          description={t('mail:afterFetch.moveToWhy')}
        />
      )}
    </Stack>
  )
}
