import { Button, SegmentedControl, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import type { NewMessage } from '@podpora/contract/writing'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useMay, useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { useCommands } from '../../../ui/keyboard.ts'
import { later } from '../../../ui/later.ts'
import { noticeDone } from '../../../ui/notice.tsx'
import { customerQuery } from '../../customers/api.ts'
import { useDirectory } from '../../directory/api.ts'
import { MacroButton } from '../../macros/MacroButton.tsx'
import { PendingMacro } from '../../macros/PendingMacro.tsx'
import { SignatureHint } from '../../signatures/SignatureHint.tsx'
import { useGoOn } from '../afterSolving.ts'
import { useOthersAt } from '../presence/useOthersAt.ts'
import { useSayPresence } from '../presence/useSayPresence.ts'
import { useVariableValues } from '../useVariableValues.ts'
import { AttachButton } from './AttachButton.tsx'
import { addDraftFile, type Draft, isBlank, type Kind, takeMacro, useDraft, writeDraft } from './drafts.ts'
import { FileChips } from './FileChips.tsx'
import { Hints } from './Hints.tsx'
import { choose } from './meeting.ts'
import { Recipients } from './Recipients.tsx'
import css from './ReplyBox.module.css'
import { Answered, CameMeanwhile, NotSent, OtherDevice, Writers } from './ReplyNotices.tsx'
import type { EditorHandle } from './RichEditor.tsx'
import { SendButton } from './SendButton.tsx'
import { useDraftSync } from './syncing.ts'
import { recoverUnsent } from './unsent.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useReturned } from './useReturned.ts'
import { useSend } from './useSend.ts'
import { useUploads } from './useUploads.ts'

const small = '(max-width: 47.99em)'
const emptied = { html: '', files: [], mentions: [], failed: null, answered: null, macro: null }
const CannedDialog = lazy(later(() => import('../../canned/CannedDialog.tsx')))
const SendLaterDialog = lazy(later(() => import('../../writing/SendLaterDialog.tsx')))
const RichEditor = lazy(later(() => import('./RichEditor.tsx')))

/** Always there under the conversation: an answer to the customer, or a note among colleagues. */
export function ReplyBox({ ticket, messages }: { ticket: TicketRow; messages: Message[] }) {
  const t = useT()
  const may = useMay()
  const me = useMe()
  // The customer of a part is written to in its project.
  const mayReply = may('ticket.reply') && ticket.status !== 'closed' && ticket.partOf === null
  const [chosen, setKind] = useState<Kind>('public')
  const kind = mayReply ? chosen : 'note'
  const newest = messages.findLast((message) => message.kind === 'public')?.id ?? 0
  const [draft, update] = useDraft(ticket.id, kind, newest)
  useDraftSync(ticket.id, kind, draft)
  useReturned(ticket.id, messages)
  const box = `${kind}-${draft.revision}`
  useSayPresence(ticket.id, { kind, text: draft.html, blank: isBlank(draft), box })
  const others = useOthersAt(ticket.id)
  const writers =
    kind === 'public' ? others.filter((one) => one.state === 'writing' && one.kind === kind) : []
  /** Somebody else writes: the way in which this one was to be sent, until the writer says what to do. */
  const [asking, setAsking] = useState<{ status: NewMessage['status'] } | null>(null)
  const [choosingTime, setChoosingTime] = useState(false)
  const [wanted, setWanted] = useState(false)
  /** Words that are to become a canned answer. */
  const [saving, setSaving] = useState<string | null>(null)
  const phone = useMediaQuery(small, matchMedia(small).matches)
  const editor = useRef<EditorHandle>(null)
  const send = useSend(ticket.id)
  const goOn = useGoOn()
  const { agents } = useDirectory()
  const customer = useQuery(customerQuery(ticket.customerId)).data
  const values = useVariableValues(ticket)
  const identity = customer?.identities.find(({ channel }) => channel === 'mail')
  const address = identity?.address
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
  useCommands({ 'ticket.reply': () => write('public'), 'ticket.note': () => write('note') })

  const usual = kind === 'note' || !may('ticket.change') ? 'keep' : 'pending'
  const first = draft.macro?.actions.status ?? usual
  const busy = uploads.uploading.some((one) => one.error === null)
  const ready = !isBlank(draft) && !busy && !noRecipient
  const sendNow = (status: NewMessage['status'], how: Parameters<typeof send>[3] = {}) => {
    if (!ready) return
    setAsking(null)
    send(kind, draft, status, how)
    goOn(status)
    if (phone) setWanted(false)
  }
  const submit = (status: NewMessage['status']) =>
    ready && writers.length > 0 ? setAsking({ status }) : sendNow(status)
  const resolve = (chosen: Draft) => writeDraft(ticket.id, kind, chosen)
  const discard = () => {
    const lost = draft
    update({ ...emptied, revision: draft.revision + 1 })
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
          <Recipients
            to={address}
            bounce={identity?.bounce ?? null}
            cc={draft.cc}
            onCc={(cc) => update({ cc })}
            bcc={draft.bcc}
            onBcc={(bcc) => update({ bcc })}
          />
        ) : (
          <Text size="xs" className={css.seen}>
            {ticket.status === 'closed' ? t('tickets:ticket.closed') : t('tickets:reply.noteSeen')}
          </Text>
        )}
      </div>
      {noRecipient && <Text className={css.problem}>{t('tickets:reply.noRecipient')}</Text>}
      {draft.failed && <NotSent why={draft.failed} />}
      {draft.answered && (
        <Answered
          answered={draft.answered}
          onSend={(status) => sendNow(status, { anyway: true })}
          onKeep={() => update({ answered: null, seen: newest })}
        />
      )}
      {draft.other && (
        <OtherDevice html={draft.other.html} onChoose={(which) => resolve(choose(draft, which))} />
      )}
      {kind === 'public' && !draft.answered && !isBlank(draft) && (
        <CameMeanwhile seen={draft.seen} messages={messages} me={me.id} />
      )}
      <Writers
        writers={writers}
        asking={asking !== null}
        onSend={() => sendNow(asking?.status)}
        onWait={() => setAsking(null)}
      />
      <Suspense fallback={<div className={css.waiting}>{placeholder}</div>}>
        <RichEditor
          key={box}
          ref={editor}
          label={kind === 'note' ? t('tickets:timeline.note') : t('tickets:reply.reply')}
          placeholder={placeholder}
          html={draft.html}
          colleagues={kind === 'note' ? agents.filter((agent) => agent.state === 'active') : null}
          canned={{ values, language: ticket.language, onSave: setSaving }}
          autoFocus={wanted}
          onChange={update}
          onFiles={addToText}
          onSubmit={(solve) =>
            submit(solve && may('ticket.change') ? 'solved' : first === 'keep' ? undefined : first)
          }
          tools={
            <>
              <AttachButton onFiles={attach} />
              {may('ticket.change') && mayReply && (
                <MacroButton
                  ticket={ticket}
                  onText={({ html, macro }) => {
                    takeMacro(ticket.id, newest, html, macro)
                    write('public')
                  }}
                />
              )}
              <SendButton
                kind={kind}
                first={first}
                mayChange={may('ticket.change')}
                disabled={!ready}
                onSend={submit}
                onLater={kind === 'public' ? () => setChoosingTime(true) : undefined}
              />
            </>
          }
        />
      </Suspense>
      {draft.macro && <PendingMacro macro={draft.macro} onDrop={() => update({ macro: null })} />}
      <FileChips
        files={draft.files.filter((file) => !file.inline)}
        uploading={uploads.uploading}
        onRemove={(id) => update({ files: draft.files.filter((file) => file.id !== id) })}
        onForget={uploads.forget}
        onRetry={uploads.retry}
      />
      <Hints
        signature={kind === 'public' && <SignatureHint brandId={ticket.brandId} />}
        waiting={busy}
        onDiscard={isBlank(draft) ? undefined : discard}
      />
      <Suspense>
        {choosingTime && (
          <SendLaterDialog
            onChoose={(when) => sendNow(first === 'keep' ? undefined : first, { later: when })}
            onClose={() => setChoosingTime(false)}
          />
        )}
        {saving !== null && <CannedDialog canned={null} html={saving} onClose={() => setSaving(null)} />}
      </Suspense>
      {drop.over && <div className={css.drop}>{t('tickets:reply.drop')}</div>}
    </section>
  )
}
