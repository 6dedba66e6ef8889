import type { TicketRow } from '@podpora/contract/tickets'
import type { NewTicket } from '@podpora/contract/writing'
import { useState } from 'react'
import type { DraftFile } from '../reply/drafts.ts'
import { none } from '../ticket/choices.tsx'

export type NewTicketDraft = Pick<NewTicket, 'clientId' | 'subject' | 'from' | 'html' | 'priority'> & {
  address: string
  name: string
  brandId: string | null
  groupId: string
  assigneeId: string
  files: DraftFile[]
  custom: TicketRow['custom']
}

type Change = Partial<NewTicketDraft>

const place = 'podpora-new-ticket'

const empty = (): NewTicketDraft => ({
  clientId: crypto.randomUUID(),
  from: 'agent',
  address: '',
  name: '',
  subject: '',
  html: '',
  priority: 'normal',
  brandId: null,
  groupId: none,
  assigneeId: none,
  files: [],
  custom: {},
})

function stored(): NewTicketDraft {
  try {
    return { ...empty(), ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<NewTicketDraft>) }
  } catch {
    return empty()
  }
}

/** Kept on this device until the ticket is created: a closed dialog loses nothing. */
export function useNewTicketDraft() {
  const [draft, setDraft] = useState(stored)
  const update = (change: Change | ((old: NewTicketDraft) => Change)) =>
    setDraft((old) => {
      const next = { ...old, ...(typeof change === 'function' ? change(old) : change) }
      try {
        localStorage.setItem(place, JSON.stringify(next))
      } catch {
        // A full or forbidden storage: the text is still on the screen.
      }
      return next
    })
  const clear = () => localStorage.removeItem(place)
  return [draft, update, clear] as const
}
