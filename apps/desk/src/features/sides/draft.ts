import { useState } from 'react'
import { type DraftFile, person } from '../tickets/reply/drafts.ts'

export type SideDraft = {
  clientId: string
  to: string[]
  cc: string[]
  subject: string
  html: string
  files: DraftFile[]
  /** Files of the ticket that go along. */
  attachments: number[]
}

const place = (key: string) => `podpora-side-${person()}-${key}`

const empty = (): SideDraft => ({
  clientId: crypto.randomUUID(),
  to: [],
  cc: [],
  subject: '',
  html: '',
  files: [],
  attachments: [],
})

function stored(key: string): Partial<SideDraft> | null {
  try {
    return JSON.parse(localStorage.getItem(place(key)) ?? 'null') as Partial<SideDraft> | null
  } catch {
    return null
  }
}

/** Kept on this device until it is sent: a drawer that is closed loses nothing. `begin`: what a new one starts with. */
export function useSideDraft(key: string, begin: Partial<SideDraft>) {
  const [draft, setDraft] = useState<SideDraft>(() => ({ ...empty(), ...(stored(key) ?? begin) }))
  const update = (change: Partial<SideDraft> | ((old: SideDraft) => Partial<SideDraft>)) =>
    setDraft((old) => {
      const next = { ...old, ...(typeof change === 'function' ? change(old) : change) }
      try {
        localStorage.setItem(place(key), JSON.stringify(next))
      } catch {
        // A full or forbidden storage: the text is still on the screen.
      }
      return next
    })
  const clear = () => {
    localStorage.removeItem(place(key))
    setDraft({ ...empty(), ...begin, html: '', attachments: [] })
  }
  return [draft, update, clear] as const
}
