import { Button, Group, Modal, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { Priority } from '@podpora/contract/tickets'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { noticeDone } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { useFields } from '../../fields/api.ts'
import { missingIn } from '../../fields/asking.ts'
import CustomFields from '../../fields/CustomFields.tsx'
import { createTicket } from '../api.ts'
import { isAddress } from '../reply/AddressesField.tsx'
import { AttachButton } from '../reply/AttachButton.tsx'
import { isBlank } from '../reply/drafts.ts'
import { FileChips } from '../reply/FileChips.tsx'
import RichEditor, { type EditorHandle } from '../reply/RichEditor.tsx'
import { useUploads } from '../reply/useUploads.ts'
import { idOrNull, useChoices } from '../ticket/choices.tsx'
import { withChanges } from '../ticket/fields.ts'
import { CustomerField } from './CustomerField.tsx'
import css from './NewTicketDialog.module.css'
import { useNewTicketDraft } from './newTicketDraft.ts'
import { TicketChoices } from './TicketChoices.tsx'

type Props = { view: string; onClose: () => void }

/** Opens a ticket: we write first, or write down what was said by telephone or at the counter. */
export default function NewTicketDialog({ view, onClose }: Props) {
  const t = useT()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const choices = useChoices()
  const fields = useFields()
  const [draft, update, clear] = useNewTicketDraft()
  const [tried, setTried] = useState(false)
  const editor = useRef<EditorHandle>(null)
  const brandId = draft.brandId ?? choices.brand[0]?.value ?? null
  const agentWrites = draft.from === 'agent'

  const uploads = useUploads()
  const attach = (files: File[]) =>
    uploads.add(files, (upload) => update((old) => ({ files: [...old.files, { ...upload, inline: false }] })))
  const wrong = {
    address: isAddress(draft.address.trim())
      ? null
      : draft.address.trim()
        ? t('tickets:newTicket.badAddress')
        : t('tickets:newTicket.required'),
    subject: draft.subject.trim() ? null : t('tickets:newTicket.required'),
    html: isBlank(draft) ? t('tickets:newTicket.required') : null,
  }
  const problem = (field: keyof typeof wrong) => (tried ? wrong[field] : null)
  const busy = uploads.uploading.some((one) => one.error === null)

  const create = useMutation({
    mutationFn: () =>
      createTicket({
        clientId: draft.clientId,
        subject: draft.subject.trim(),
        customer: { address: draft.address.trim(), name: draft.name.trim() },
        ...(brandId ? { brandId: Number(brandId) } : {}),
        groupId: idOrNull(draft.groupId),
        assigneeId: idOrNull(draft.assigneeId),
        priority: draft.priority as Priority,
        kind: 'unsorted',
        from: draft.from,
        html: draft.html,
        uploads: draft.files.map((file) => file.id),
        custom: draft.custom,
      }),
    onSuccess: (ticket) => {
      clear()
      onClose()
      noticeDone(t('tickets:newTicket.created', { id: `#${ticket.id}` }))
      void navigate({ to: '/views/$view/$id', params: { view, id: String(ticket.id) }, search: true })
    },
  })
  const missing = useMemo(() => missingIn(create.error), [create.error])
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setTried(true)
    if (!busy && !create.isPending && Object.values(wrong).every((one) => one === null)) create.mutate()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tickets:newTicket.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SegmentedControl
            fullWidth
            aria-label={t('tickets:newTicket.from')}
            value={draft.from}
            onChange={(from) => update({ from: from as typeof draft.from })}
            data={[
              { value: 'agent', label: t('tickets:newTicket.fromAgent') },
              { value: 'customer', label: t('tickets:newTicket.fromCustomer') },
            ]}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <CustomerField
              address={draft.address}
              error={problem('address')}
              onAddress={(address) => update({ address })}
              onCustomer={(address, name) => update({ address, name })}
            />
            <TextInput
              label={t('tickets:newTicket.name')}
              placeholder={t('tickets:newTicket.nameHint')}
              maxLength={200}
              value={draft.name}
              onChange={(event) => update({ name: event.currentTarget.value })}
            />
          </SimpleGrid>
          <TextInput
            label={t('tickets:newTicket.subject')}
            required
            maxLength={500}
            value={draft.subject}
            error={problem('subject')}
            onChange={(event) => update({ subject: event.currentTarget.value })}
          />
          <div>
            <Text size="sm" fw={500} mb={4}>
              {agentWrites ? t('tickets:newTicket.textAgent') : t('tickets:newTicket.textCustomer')}
            </Text>
            <div className={css.editor} data-wrong={problem('html') !== null || undefined}>
              <RichEditor
                ref={editor}
                label={t('tickets:newTicket.text')}
                placeholder=""
                html={draft.html}
                colleagues={null}
                onChange={({ html }) => update({ html })}
                onFiles={attach}
                onSubmit={() => submit()}
                tools={<AttachButton onFiles={attach} />}
              />
              <FileChips
                files={draft.files}
                uploading={uploads.uploading}
                onRemove={(id) => update({ files: draft.files.filter((file) => file.id !== id) })}
                onForget={uploads.forget}
                onRetry={uploads.retry}
              />
            </div>
            {problem('html') && (
              <Text size="xs" c="var(--danger-text)" mt={4} role="alert">
                {problem('html')}
              </Text>
            )}
          </div>
          <TicketChoices draft={draft} brandId={brandId} onChange={update} />
          {fields.length > 0 && (
            <CustomFields
              fields={fields}
              asked={missing}
              leading={missing.length > 0}
              ticket={{
                status: agentWrites ? 'pending' : 'new',
                kind: 'unsorted',
                groupId: idOrNull(draft.groupId),
                brandId: Number(brandId),
                custom: draft.custom,
              }}
              onChange={(change) =>
                update((old) => ({ custom: withChanges({ custom: old.custom }, { custom: change }).custom }))
              }
            />
          )}
          {create.isError && (
            <Text size="sm" c="var(--danger-text)" role="alert">
              {errorText(create.error)}
            </Text>
          )}
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              {t('tickets:newTicket.keptDraft')}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('tickets:newTicket.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending} disabled={busy}>
                {agentWrites ? t('tickets:newTicket.createAndSend') : t('tickets:newTicket.create')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
