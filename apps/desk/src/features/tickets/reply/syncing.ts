import type { DraftsOfTicket, DraftToSave, OwnDrafts, SavedDraft } from '@podpora/contract/drafts'
import { useEffect } from 'react'
import { ApiError, api } from '../../../api/client.ts'
import { queryClient } from '../../../api/queries.ts'
import { ownDraftsQuery } from '../api.ts'
import { attached, type Draft, isBlank, type Kind, readDraft, writeDraft } from './drafts.ts'
import { met, savedAs } from './meeting.ts'
import { isUnsent } from './unsent.ts'

/** How long a word waits at most before the server has it. */
const saveMs = 1_500
const retryMs = 10_000
const kinds = ['public', 'note'] as const

const turns = new Map<number, Promise<void>>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
/** Messages of this page: what the server still has of them as drafts is on its way out. */
const sent = new Set<string>()

/** One after the other for a ticket, so that no answer is older than what is known already. */
function inTurn(ticket: number, work: () => Promise<void>): Promise<void> {
  const next = (turns.get(ticket) ?? Promise.resolve()).then(work).catch(() => {})
  turns.set(ticket, next)
  return next
}

/** A message leaves: its draft is no draft any more. `false`: it could not leave. */
export function markSent(ticket: number, clientId: string, left: boolean) {
  if (left) sent.add(clientId)
  else sent.delete(clientId)
  mark(ticket)
}

/** Whether the list shows a mark for this ticket. */
function mark(ticket: number) {
  const has = kinds.some((kind) => !isBlank(readDraft(ticket, kind)))
  queryClient.setQueryData<OwnDrafts>(ownDraftsQuery.queryKey, (old) => {
    if (!old || old.ticketIds.includes(ticket) === has) return old
    const others = old.ticketIds.filter((id) => id !== ticket)
    return { ticketIds: has ? [ticket, ...others] : others }
  })
}

function meet(ticket: number, kind: Kind, saved: SavedDraft | null) {
  if (saved && (sent.has(saved.clientId) || isUnsent(saved.clientId))) return
  const local = readDraft(ticket, kind)
  const now = met(local, saved)
  if (now !== local) writeDraft(ticket, kind, now)
  mark(ticket)
}

/** Asks what the server has, and saves what it has not. */
export const fetchDrafts = (ticket: number) =>
  inTurn(ticket, async () => {
    const { items } = await api.get<DraftsOfTicket>(`/tickets/${ticket}/draft`)
    for (const kind of kinds) {
      meet(ticket, kind, items.find((item) => item.kind === kind) ?? null)
      if (readDraft(ticket, kind).dirty) saveSoon(ticket, kind)
    }
  })

/** Not with every letter: at most once in a while, also while one writes without a pause. */
function saveSoon(ticket: number, kind: Kind, after = saveMs) {
  const key = `${ticket}-${kind}`
  if (timers.has(key)) return
  const save = () => {
    timers.delete(key)
    void inTurn(ticket, () => saveNow(ticket, kind))
  }
  timers.set(key, setTimeout(save, after))
}

async function saveNow(ticket: number, kind: Kind) {
  const draft = readDraft(ticket, kind)
  if (!draft.dirty || draft.other || sent.has(draft.clientId)) return
  try {
    if (isBlank(draft)) await discard(ticket, kind, draft)
    else {
      const saved = await api.put<SavedDraft>(`/tickets/${ticket}/draft`, toSave(kind, draft))
      if (!sent.has(draft.clientId)) writeDraft(ticket, kind, savedAs(readDraft(ticket, kind), draft, saved))
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'changed_meanwhile')
      meetRefusal(ticket, kind, draft, error.current as SavedDraft | null)
    else if (error.status === 0 || error.status >= 500) saveSoon(ticket, kind, retryMs)
    return
  }
  mark(ticket)
  if (readDraft(ticket, kind).dirty) saveSoon(ticket, kind)
}

async function discard(ticket: number, kind: Kind, draft: Draft) {
  if (draft.base > 0) await api.delete(`/tickets/${ticket}/draft?kind=${kind}&base=${draft.base}`)
  const now = readDraft(ticket, kind)
  if (now.clientId === draft.clientId) writeDraft(ticket, kind, { ...now, base: 0, dirty: !isBlank(now) })
}

function meetRefusal(ticket: number, kind: Kind, draft: Draft, current: SavedDraft | null) {
  if (sent.has(draft.clientId)) return
  // Null: this very message has been sent from another device. What stands here is another one.
  const local = readDraft(ticket, kind)
  if (current) meet(ticket, kind, current)
  else writeDraft(ticket, kind, { ...local, clientId: crypto.randomUUID(), base: 0 })
  const now = readDraft(ticket, kind)
  if (now.dirty && !now.other) saveSoon(ticket, kind)
}

const toSave = (kind: Kind, draft: Draft): DraftToSave => ({
  kind,
  clientId: draft.clientId,
  html: draft.html,
  cc: draft.cc,
  bcc: draft.bcc,
  mentions: draft.mentions,
  uploads: attached(draft).map((file) => file.id),
  seen: draft.seen,
  base: draft.base,
})

/** Keeps a ticket's drafts with the server: on opening, on coming back to the window or to the network, on writing. */
export function useDraftSync(ticket: number, kind: Kind, draft: Draft) {
  useEffect(() => {
    const ask = () => void (document.visibilityState === 'visible' && fetchDrafts(ticket))
    ask()
    addEventListener('focus', ask)
    addEventListener('online', ask)
    return () => {
      removeEventListener('focus', ask)
      removeEventListener('online', ask)
    }
  }, [ticket])
  useEffect(() => {
    if (draft.dirty && !draft.other) saveSoon(ticket, kind)
  }, [ticket, kind, draft])
}
