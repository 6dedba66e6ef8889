import type { Draft, Kind } from './drafts.ts'
import { emptyDraft, putBack } from './drafts.ts'

type Unsent = { ticket: number; kind: Kind; draft: Draft; at: number }

const place = 'podpora-unsent'
/** Younger ones may still be on their way from another tab. */
const patience = 60_000

function read(): Unsent[] {
  try {
    const all = JSON.parse(localStorage.getItem(place) ?? '[]') as Unsent[]
    // What an older page has left may lack what drafts have by now.
    return all.map((one) => ({ ...one, draft: { ...emptyDraft(), ...one.draft } }))
  } catch {
    return []
  }
}

function write(all: Unsent[]) {
  try {
    if (all.length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(all))
  } catch {
    // A full or forbidden storage: it is only the insurance that is lost.
  }
}

/** Between pressing Send and the answer a message is in no draft; a page closed just then must not lose it. */
export const rememberUnsent = (ticket: number, kind: Kind, draft: Draft) =>
  write([...read(), { ticket, kind, draft, at: Date.now() }])

export const isUnsent = (clientId: string): boolean => read().some(({ draft }) => draft.clientId === clientId)

export const forgetUnsent = (clientId: string) =>
  write(read().filter(({ draft }) => draft.clientId !== clientId))

/** What an earlier page could not finish sending is a draft again. */
export function recoverUnsent(ticket: number, why: string) {
  const lost = read().filter((unsent) => unsent.ticket === ticket && Date.now() - unsent.at > patience)
  for (const { kind, draft } of lost) {
    forgetUnsent(draft.clientId)
    putBack(ticket, kind, draft, why)
  }
}
