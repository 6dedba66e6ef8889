import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import type { Attachment } from '@podpora/contract/files'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconAlertTriangle, IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { ApiError } from '../../api/client.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import { useErrorText } from '../../ui/useErrorText.ts'
import { ticketQuery } from '../tickets/api.ts'
import { AddressesField } from '../tickets/reply/AddressesField.tsx'
import { AttachButton } from '../tickets/reply/AttachButton.tsx'
import { FileChips } from '../tickets/reply/FileChips.tsx'
import type { EditorHandle } from '../tickets/reply/RichEditor.tsx'
import { useUploads } from '../tickets/reply/useUploads.ts'
import { fileSize } from '../tickets/timeline/fileSize.ts'
import { useFileWarning } from '../tickets/timeline/useFileWarning.ts'
import type { SideDraft } from './draft.ts'
import { maySend } from './forwarding.ts'
import css from './Sides.module.css'

const RichEditor = lazy(later(() => import('../tickets/reply/RichEditor.tsx')))

type Props = {
  ticket: TicketRow
  draft: SideDraft
  onChange: (change: Partial<SideDraft> | ((old: SideDraft) => Partial<SideDraft>)) => void
  withSubject?: boolean
  /** @throws ApiError: what was written stays */
  send: (anyway: boolean) => Promise<void>
}

const isEmpty = (html: string) => !/<img/.test(html) && html.replace(/<[^>]*>/g, '').trim() === ''

/** What goes out to somebody outside: to whom, what, and which files of the ticket go along. */
export function SideComposer({ ticket, draft, onChange, withSubject = false, send }: Props) {
  const t = useT()
  const errorText = useErrorText()
  const editor = useRef<EditorHandle>(null)
  const [tried, setTried] = useState(false)
  const uploads = useUploads()
  const files = useTicketFiles(ticket.id)
  const sending = useMutation({ mutationFn: send })
  const busy = uploads.uploading.some((one) => one.error === null)
  const wrong = {
    to: draft.to.length === 0,
    subject: withSubject && draft.subject.trim() === '',
    html: isEmpty(draft.html) && draft.files.length + draft.attachments.length === 0,
  }
  const required = (is: boolean) => (tried && is ? t('tickets:newTicket.required') : null)
  const submit = (anyway = false) => {
    setTried(true)
    if (!busy && !sending.isPending && !wrong.to && !wrong.subject && !wrong.html) sending.mutate(anyway)
  }
  const attach = (given: File[]) =>
    uploads.add(given, (upload, file) => {
      const inline = file.type.startsWith('image/') && editor.current !== null
      onChange((old) => ({ files: [...old.files, { ...upload, inline }] }))
      if (inline) editor.current?.addPicture(upload.url, upload.name)
    })
  const known = sending.error instanceof ApiError ? sending.error : null
  const ofCustomer = known?.code === 'customer_in_side' ? (known.current as string[]) : null
  const toggle = (id: number, on: boolean) =>
    onChange((old) => ({
      attachments: on ? [...old.attachments, id] : old.attachments.filter((one) => one !== id),
    }))

  return (
    <section className={css.composer} aria-label={t('sides:write')}>
      <Stack gap="xs">
        <AddressesField
          label={t('sides:to')}
          data-autofocus={withSubject || undefined}
          required
          value={draft.to}
          error={required(wrong.to)}
          onChange={(to) => onChange({ to })}
        />
        <AddressesField label={t('sides:cc')} value={draft.cc} onChange={(cc) => onChange({ cc })} />
        {withSubject && (
          <TextInput
            label={t('sides:subject')}
            required
            maxLength={500}
            value={draft.subject}
            error={required(wrong.subject)}
            onChange={(event) => onChange({ subject: event.currentTarget.value })}
          />
        )}
        <div className={css.editor} data-wrong={(tried && wrong.html) || undefined}>
          <Suspense fallback={<div className={css.waiting} />}>
            <RichEditor
              ref={editor}
              label={t('sides:text')}
              placeholder={t('sides:placeholder')}
              html={draft.html}
              colleagues={null}
              onChange={({ html }) => onChange({ html })}
              onFiles={attach}
              onSubmit={() => submit()}
              tools={<AttachButton onFiles={attach} />}
            />
          </Suspense>
          <FileChips
            files={draft.files.filter(({ inline }) => !inline)}
            uploading={uploads.uploading}
            onRemove={(id) => onChange((old) => ({ files: old.files.filter((file) => file.id !== id) }))}
            onForget={uploads.forget}
            onRetry={uploads.retry}
          />
        </div>
        {tried && wrong.html && (
          <Text size="sm" c="red" role="alert">
            {t('tickets:newTicket.required')}
          </Text>
        )}
        <TicketFiles files={files} chosen={draft.attachments} onToggle={toggle} />
        {ofCustomer ? (
          <Alert
            color="yellow"
            role="alert"
            icon={<IconAlertTriangle size={16} stroke={1.5} />}
            title={t('sides:customer.title', { list: ofCustomer.join(', ') })}
          >
            {t('sides:customer.why')}
            <Group gap="xs" mt="xs">
              <Button
                size="compact-sm"
                onClick={() => {
                  onChange({
                    to: draft.to.filter((one) => !ofCustomer.includes(one)),
                    cc: draft.cc.filter((one) => !ofCustomer.includes(one)),
                  })
                  sending.reset()
                  // Nothing is missing yet that one would be told of: a line that goes would move the button away.
                  setTried(false)
                }}
              >
                {t('sides:customer.takeOut')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => submit(true)}>
                {t('sides:customer.anyway')}
              </Button>
            </Group>
          </Alert>
        ) : (
          sending.isError && (
            <Text size="sm" c="red" role="alert">
              {errorText(sending.error)}
            </Text>
          )
        )}
        <Group justify="space-between" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {withSubject && t('sides:hidden')}
          </Text>
          <Button
            flex="none"
            leftSection={<IconSend size={16} stroke={1.5} />}
            loading={sending.isPending}
            disabled={busy}
            onClick={() => submit()}
          >
            {t('sides:send')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}

/** What has come or gone with the ticket's own messages and may go on, newest first. */
function useTicketFiles(ticketId: number): Attachment[] {
  const { data } = useQuery(ticketQuery(ticketId))
  return (data?.messages ?? []).toReversed().flatMap(({ attachments }) => attachments.filter(maySend))
}

type FilesProps = { files: Attachment[]; chosen: number[]; onToggle: (id: number, on: boolean) => void }

function TicketFiles({ files, chosen, onToggle }: FilesProps) {
  const t = useT()
  const language = useLanguage()
  const warningOf = useFileWarning()
  if (files.length === 0) return null
  return (
    <fieldset className={css.files}>
      <legend>{t('sides:files')}</legend>
      {files.map(({ id, name, size, scan, danger }) => (
        <Checkbox
          key={id}
          size="xs"
          label={`${name} · ${fileSize(size, language)}`}
          description={warningOf({ scan, danger })}
          checked={chosen.includes(id)}
          onChange={(event) => onToggle(id, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  )
}
