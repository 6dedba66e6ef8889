import type { SavedDraft } from '@podpora/contract/drafts'
import { type Draft, emptyDraft, isBlank } from './drafts.ts'

/** The server's draft, to write on from it here. */
export const taken = (saved: SavedDraft, revision: number): Draft => ({
  ...emptyDraft(revision),
  clientId: saved.clientId,
  html: saved.html,
  mentions: saved.mentions,
  cc: saved.cc,
  bcc: saved.bcc ?? [],
  files: saved.uploads.map((file) => ({ ...file, inline: saved.html.includes(file.url) })),
  seen: saved.seen,
  base: saved.revision,
})

/**
 * What becomes of a draft when the server tells what it has. A text that the server has never had is never dropped:
 * where both sides have gone on, both are kept for the writer to choose.
 */
export function met(local: Draft, saved: SavedDraft | null): Draft {
  if (saved === null) {
    if (local.base === 0) return local
    // Sent or thrown away on another device; what was written here since is a message of its own.
    if (!local.dirty) return emptyDraft(local.revision + 1)
    return { ...local, clientId: crypto.randomUUID(), base: 0, other: null }
  }
  if (saved.revision === local.base && saved.clientId === local.clientId) return { ...local, other: null }
  if (!local.dirty || isBlank(local)) return taken(saved, local.revision + 1)
  if (saved.html === local.html) return { ...local, base: saved.revision, other: null }
  return { ...local, other: saved }
}

/** The choice between the two: the one stays, made of the other's revision. */
export const choose = (local: Draft, which: 'this' | 'other'): Draft => {
  const { other } = local
  if (!other) return local
  return which === 'other'
    ? taken(other, local.revision + 1)
    : { ...local, base: other.revision, other: null, dirty: true }
}

/** The server has `saved` of it; what was written while that was on its way is still to be saved. */
export function savedAs(local: Draft, sent: Draft, saved: SavedDraft): Draft {
  const same =
    local.html === sent.html && local.cc === sent.cc && local.bcc === sent.bcc && local.files === sent.files
  return { ...local, base: saved.revision, dirty: !same }
}
