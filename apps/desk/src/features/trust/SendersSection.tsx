import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ListedSender, ListedSenderInput } from '@podpora/contract/junk'
import { IconAddressBook, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useUndoable } from '../../ui/useUndoable.ts'
import { listedSendersQuery, listSender, unlistSender } from './api.ts'

/** Whose mail is always or never junk, who said so and when. */
export function SendersSection() {
  const t = useT()
  const senders = useQuery(listedSendersQuery)
  return (
    <Section title={t('trustSettings:senders.title')} about={t('trustSettings:senders.about')}>
      <NewSender />
      <Loaded query={senders}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title={t('trustSettings:senders.none')}
              icon={<IconAddressBook size={24} stroke={1.5} aria-hidden />}
            >
              {t('trustSettings:senders.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('trustSettings:senders.title')}>
              {list.map((sender) => (
                <Sender key={sender.id} sender={sender} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  )
}

function NewSender() {
  const t = useT()
  const form = useForm<ListedSenderInput>({
    mode: 'controlled',
    initialValues: { list: 'block', entry: '' },
  })
  const { submit, busy, error } = useSubmit(form, async ({ list, entry }) => {
    await listSender({ list, entry: entry.trim() })
    form.setFieldValue('entry', '')
  })
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm">
        <TextInput
          {...form.getInputProps('entry')}
          label={t('trustSettings:senders.entry')}
          placeholder="@example.com"
          autoComplete="off"
          flex="2 1 14rem"
        />
        <Select
          {...form.getInputProps('list')}
          label={t('trustSettings:senders.list')}
          data={(['block', 'allow'] as const).map((value) => ({
            value,
            label: t(`trustSettings:senders.lists.${value}`),
          }))}
          allowDeselect={false}
          flex="1 1 10rem"
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('trustSettings:senders.add')}
        </Button>
      </Group>
      <FormError error={error} />
    </form>
  )
}

function Sender({ sender: { id, entry, list, createdAt, createdBy } }: { sender: ListedSender }) {
  const t = useT()
  const run = useUndoable()
  const remove = () =>
    void run(() => unlistSender(id), {
      text: t('trustSettings:senders.removed', { entry }),
      undo: () => listSender({ list, entry }),
    })
  return (
    <Row
      title={entry}
      about={
        <>
          {createdBy && `${createdBy} · `}
          <Time at={createdAt} />
        </>
      }
      aside={
        <>
          <StateMark tone={list === 'allow' ? 'ok' : 'danger'}>
            {t(`trustSettings:senders.lists.${list}`)}
          </StateMark>
          <ActionIcon
            variant="subtle"
            onClick={remove}
            aria-label={t('trustSettings:senders.remove', { entry })}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </>
      }
    />
  )
}
