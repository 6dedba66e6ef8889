import { Button, Group, Progress, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Mailbox, MailboxPastInput } from '@podpora/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { beginPast, mailboxesQuery, stopPast } from './api.ts'

/** Brings in what was written before the mailbox came here. How far it is follows the live feed. */
export function PastPanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useT()
  const { data } = useQuery(mailboxesQuery)
  const { act, busy, error } = useAction()
  const past = (data?.find(({ id }) => id === mailbox.id) ?? mailbox).past
  if (past?.state !== 'running') return <PastForm mailbox={mailbox} past={past} />
  const share = past.total ? Math.min(100, (past.done / past.total) * 100) : 0
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {past.total === null
          ? t('mail:past.counting')
          : t('mail:past.running', { done: past.done, total: past.total })}
      </Text>
      <Progress value={share} aria-label={t('mail:past.title')} />
      <Group>
        <Button variant="default" size="xs" loading={busy} onClick={() => act(() => stopPast(mailbox.id))}>
          {t('mail:past.stop')}
        </Button>
      </Group>
      <FormError error={error} />
    </Stack>
  )
}

function PastForm({ mailbox, past }: { mailbox: Mailbox; past: Mailbox['past'] }) {
  const t = useT()
  const form = useForm<MailboxPastInput>({
    mode: 'controlled',
    initialValues: { since: past?.since ?? '', becomes: past?.becomes ?? 'solved' },
  })
  const { submit, busy, error } = useSubmit(form, (values) => beginPast(mailbox.id, values))
  const goesOn = past?.state === 'stopped' && form.getValues().since === past.since
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('mail:past.about')}
      </Text>
      {past && (
        <Text size="sm">
          {t(past.state === 'done' ? 'mail:past.done' : 'mail:past.stopped', { count: past.done })}
        </Text>
      )}
      <Group grow align="flex-start">
        <TextInput {...form.getInputProps('since')} type="date" label={t('mail:past.since')} />
        <Select
          {...form.getInputProps('becomes')}
          label={t('mail:past.becomes')}
          data={(['solved', 'open'] as const).map((value) => ({ value, label: t(`mail:past.as.${value}`) }))}
          allowDeselect={false}
        />
      </Group>
      <Group>
        <Button variant="default" size="xs" loading={busy} onClick={() => submit()}>
          {goesOn ? t('mail:past.goOn') : t('mail:past.begin')}
        </Button>
      </Group>
      <FormError error={error} />
    </Stack>
  )
}
