import { Alert, Button, SegmentedControl, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { NewMessage, TicketRow } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { useKeys } from '../../../ui/keyboard.ts'
import { noticeDone } from '../../../ui/notice.tsx'
import { customerQuery } from '../../customers/api.ts'
import { useBrand, useDirectory } from '../../directory/api.ts'
import { AttachButton } from './AttachButton.tsx'
import { addDraftFile, isBlank, type Kind, useDraft } from './drafts.ts'
import { FileChips } from './FileChips.tsx'
import { Recipients } from './Recipients.tsx'
import css from './ReplyBox.module.css'
import type { EditorHandle } from './RichEditor.tsx'
import { SendButton } from './SendButton.tsx'
import { recoverUnsent } from './unsent.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useSend } from './useSend.ts'
import { useUploads } from './useUploads.ts'

const small = '(max-width: 47.99em)'
const RichEditor = lazy(() => import('./RichEditor.tsx'))

/** Always there under the conversation: an answer to the customer, or a note among colleagues. */
export function ReplyBox({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()
  const mayReply = may('ticket.reply') && ticket.status !== 'closed'
  const [chosen, setKind] = useState<Kind>('public')
  const kind = mayReply ? chosen : 'note'
  const [draft, update] = useDraft(ticket.id, kind)
  const [wanted, setWanted] = useState(false)
  const phone = useMediaQuery(small, matchMedia(small).matches)
  const editor = useRef<EditorHandle>(null)
  const send = useSend(ticket.id)
  const { agents } = useDirectory()
  const brand = useBrand(ticket.brandId)
  const customer = useQuery(customerQuery(ticket.customerId)).data
  const address = customer?.identities.find((identity) => identity.channel === 'mail')?.address
  const noRecipient = kind === 'public' && customer !== undefined && !address

  const uploads = useUploads()
  const attach = (files: File[]) =>
    uploads.add(files, (upload) => addDraftFile(ticket.id, kind, { ...upload, inline: false }))
  /** Pictures that were pasted or dropped stand in the text, as long as its editor is still there. */
  const addToText = (files: File[]) => {
    const into = editor.current
    uploads.add(files, (upload, file) => {
      const inline = file.type.startsWith('image/') && into !== null && into === editor.current
      addDraftFile(ticket.id, kind, { ...upload, inline })
      if (inline) into.addPicture(upload.url, upload.name)
    })
  }
  const drop = useFileDrop(addToText)

  useEffect(() => recoverUnsent(ticket.id, t('errors:unavailable')), [ticket.id, t])
  const write = (next: Kind) => {
    setKind(next)
    setWanted(true)
    editor.current?.focus()
  }
  useKeys({ r: () => write('public'), n: () => write('note') })

  const first = kind === 'note' || !may('ticket.change') ? 'keep' : 'pending'
  const busy = uploads.uploading.some((one) => one.error === null)
  const ready = !isBlank(draft) && !busy && !noRecipient
  const submit = (status: NewMessage['status']) => {
    if (!ready) return
    send(kind, draft, status)
    if (phone) setWanted(false)
  }
  const discard = () => {
    const lost = draft
    update({ html: '', files: [], mentions: [], failed: null, revision: draft.revision + 1 })
    noticeDone(t('tickets:reply.discarded'), {
      label: t('tickets:reply.undo'),
      run: () => update({ ...lost, revision: lost.revision + 2 }),
    })
  }
  const placeholder =
    kind === 'note'
      ? t('tickets:reply.notePlaceholder')
      : t('tickets:reply.placeholder', { name: ticket.customerName })

  // A phone has room for the conversation or for the box, not for both.
  if (phone && !wanted && isBlank(draft))
    return (
      <div className={css.folded}>
        {mayReply && (
          <Button variant="light" flex={1} onClick={() => write('public')}>
            {t('tickets:reply.expand')}
          </Button>
        )}
        <Button variant="default" flex={mayReply ? undefined : 1} onClick={() => write('note')}>
          {t('tickets:reply.note')}
        </Button>
      </div>
    )

  return (
    <section className={css.box} data-kind={kind} aria-label={t('tickets:reply.label')} {...drop.handlers}>
      <div className={css.head}>
        {mayReply ? (
          <SegmentedControl
            size="xs"
            aria-label={t('tickets:reply.kind')}
            value={kind}
            onChange={(value) => write(value as Kind)}
            data={[
              { value: 'public', label: t('tickets:reply.reply') },
              { value: 'note', label: t('tickets:reply.note') },
            ]}
          />
        ) : (
          <Text size="sm" fw={500}>
            {t('tickets:reply.note')}
          </Text>
        )}
        {kind === 'public' ? (
          <Recipients to={address} cc={draft.cc} onCc={(cc) => update({ cc })} />
        ) : (
          <Text size="xs" className={css.seen}>
            {ticket.status === 'closed' ? t('tickets:ticket.closed') : t('tickets:reply.noteSeen')}
          </Text>
        )}
      </div>
      {noRecipient && <Text className={css.problem}>{t('tickets:reply.noRecipient')}</Text>}
      {draft.failed && (
        <Alert radius={0} p="xs" role="alert" className={css.failed}>
          {t('tickets:delivery.localFailed', { why: draft.failed })}
        </Alert>
      )}
      <Suspense fallback={<div className={css.waiting}>{placeholder}</div>}>
        <RichEditor
          key={`${kind}-${draft.revision}`}
          ref={editor}
          label={kind === 'note' ? t('tickets:timeline.note') : t('tickets:reply.reply')}
          placeholder={placeholder}
          html={draft.html}
          colleagues={kind === 'note' ? agents.filter((agent) => agent.state === 'active') : null}
          autoFocus={wanted}
          onChange={update}
          onFiles={addToText}
          onSubmit={() => submit(first === 'keep' ? undefined : first)}
          tools={
            <>
              <AttachButton onFiles={attach} />
              <SendButton
                kind={kind}
                first={first}
                mayChange={may('ticket.change')}
                disabled={!ready}
                onSend={submit}
              />
            </>
          }
        />
      </Suspense>
      <FileChips
        files={draft.files.filter((file) => !file.inline)}
        uploading={uploads.uploading}
        onRemove={(id) => update({ files: draft.files.filter((file) => file.id !== id) })}
        onForget={uploads.forget}
        onRetry={uploads.retry}
      />
      <Hints
        signature={kind === 'public' && brand?.signature ? brand.name : null}
        waiting={busy}
        onDiscard={isBlank(draft) ? undefined : discard}
      />
      {drop.over && <div className={css.drop}>{t('tickets:reply.drop')}</div>}
    </section>
  )
}

type HintsProps = { signature: string | null; waiting: boolean; onDiscard: (() => void) | undefined }

function Hints({ signature, waiting, onDiscard }: HintsProps) {
  const t = useT()
  if (!signature && !waiting && !onDiscard) return null
  return (
    <div className={css.hints}>
      {waiting && <span role="status">{t('tickets:reply.waitUploads')}</span>}
      {signature && <span>{t('tickets:reply.signature', { brand: signature })}</span>}
      {onDiscard && (
        <button type="button" className={css.discard} onClick={onDiscard}>
          {t('tickets:reply.discard')}
        </button>
      )}
    </div>
  )
}
