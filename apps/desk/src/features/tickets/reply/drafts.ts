import type { TicketActions } from '@podpora/contract/actions'
import type { SavedDraft } from '@podpora/contract/drafts'
import type { Upload } from '@podpora/contract/files'
import type { Message } from '@podpora/contract/tickets'
import type { NewMessage } from '@podpora/contract/writing'
import { useCallback, useSyncExternalStore } from 'react'
import { queryClient } from '../../../api/queries.ts'
import { sessionQuery } from '../../../api/session.ts'

export type Kind = NewMessage['kind']

/** `inline`: stands inside the text, and goes with it only as long as it does. */
export type DraftFile = Upload & { inline: boolean }

/** What is written and not sent yet. It stays on this device until it is sent, whatever happens to the page. */
export type Draft = {
  /** Of the message to be: the same text sent twice by mischance is one message. */
  clientId: string
  html: string
  mentions: number[]
  cc: string[]
  bcc: string[]
  files: DraftFile[]
  /** Why it came back, where sending it failed. */
  failed: string | null
  /** Counts up when the text was changed by something other than the editor, which then starts anew from it. */
  revision: number
  /** The last public message that was there when the writing began; 0 where that is not known. */
  seen: number
  /** What the server has, counted by the server; 0 for nothing. */
  base: number
  /** Written since the server last had it. */
  dirty: boolean
  /** What another device of the same person has made of it meanwhile: to be chosen between. */
  other: SavedDraft | null
  /** Answers of colleagues because of which it was not sent, and the status that it was to bring. */
  answered: { messages: Message[]; status: NewMessage['status'] } | null
  /** The macro that brought the text, and what else it does when that is sent. Kept on this device only. */
  macro: { id: number; name: string; actions: TicketActions } | null
}

export const attached = ({ files, html }: Draft): DraftFile[] =>
  files.filter((file) => !file.inline || html.includes(file.url))

// Each person's own: two who share a browser must not meet each other's unsent words.
export const person = () => queryClient.getQueryData(sessionQuery.queryKey)?.me.id ?? 0
const place = (ticket: number, kind: Kind) => `podpora-draft-${person()}-${ticket}-${kind}`
const known = new Map<string, Draft>()
const watchers = new Set<() => void>()

export const emptyDraft = (revision = 0): Draft => ({
  clientId: crypto.randomUUID(),
  html: '',
  mentions: [],
  cc: [],
  bcc: [],
  files: [],
  failed: null,
  revision,
  seen: 0,
  base: 0,
  dirty: false,
  other: null,
  answered: null,
  macro: null,
})

/** Nothing to be lost: no word, no picture, no file. */
export const isBlank = ({ html, files }: Pick<Draft, 'html' | 'files'>): boolean =>
  files.length === 0 && !/<img\s/i.test(html) && html.replaceAll(/<[^>]*>|&nbsp;|\s/g, '') === ''

export function readDraft(ticket: number, kind: Kind): Draft {
  const key = place(ticket, kind)
  const draft = known.get(key) ?? stored(key) ?? emptyDraft()
  known.set(key, draft)
  return draft
}

function stored(key: string): Draft | null {
  try {
    const text = localStorage.getItem(key)
    return text ? { ...emptyDraft(), ...(JSON.parse(text) as Draft) } : null
  } catch {
    return null
  }
}

export function writeDraft(ticket: number, kind: Kind, draft: Draft) {
  const key = place(ticket, kind)
  known.set(key, draft)
  try {
    if (isBlank(draft) && draft.cc.length + draft.bcc.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A full or forbidden storage: the text is still in memory.
  }
  for (const tell of watchers) tell()
}

/** A message that could not be sent is a draft again, before what has been written since. */
export function putBack(
  ticket: number,
  kind: Kind,
  sent: Draft,
  why: string | null,
  answered: Draft['answered'] = null,
) {
  const now = readDraft(ticket, kind)
  const alone = isBlank(now)
  writeDraft(ticket, kind, {
    clientId: alone ? sent.clientId : crypto.randomUUID(),
    html: alone ? sent.html : sent.html + now.html,
    mentions: [...new Set([...sent.mentions, ...now.mentions])],
    cc: [...new Set([...sent.cc, ...now.cc])],
    bcc: [...new Set([...sent.bcc, ...now.bcc])],
    files: [...sent.files, ...now.files.filter((file) => !sent.files.some((f) => f.id === file.id))],
    failed: why,
    revision: now.revision + 1,
    seen: sent.seen,
    base: sent.base,
    dirty: true,
    other: null,
    answered,
    macro: sent.macro ?? now.macro,
  })
}

/** A macro's text goes before nothing that is written, and its actions wait for the sending. */
export function takeMacro(ticket: number, newest: number, html: string, macro: Draft['macro']) {
  const old = readDraft(ticket, 'public')
  const blank = isBlank(old)
  writeDraft(ticket, 'public', {
    ...old,
    html: blank ? html : old.html + html,
    seen: blank ? newest : old.seen,
    revision: old.revision + 1,
    macro,
    dirty: true,
  })
}

/** Something chosen beside the ticket goes after what is written. */
export const addToAnswer = (ticket: number, newest: number, html: string) =>
  takeMacro(ticket, newest, html, readDraft(ticket, 'public').macro)

/** For what arrives later than it was asked for: the draft it was meant for, as it is by then. */
export function addDraftFile(ticket: number, kind: Kind, file: DraftFile) {
  const draft = readDraft(ticket, kind)
  writeDraft(ticket, kind, { ...draft, files: [...draft.files, file], dirty: true })
}

/** `newest` is the last public message that its writer can see: with the first word it becomes `seen`. */
export function useDraft(
  ticket: number,
  kind: Kind,
  newest: number,
): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => readDraft(ticket, kind),
  )
  const update = useCallback(
    (change: Partial<Draft>) => {
      const old = readDraft(ticket, kind)
      // Once edited, it is another message than the one that failed.
      const edited = old.failed !== null && change.failed === undefined
      writeDraft(ticket, kind, {
        ...old,
        ...(isBlank(old) ? { seen: newest } : {}),
        ...(edited ? { clientId: crypto.randomUUID(), failed: null } : {}),
        ...change,
        dirty: true,
      })
    },
    [ticket, kind, newest],
  )
  return [draft, update]
}
