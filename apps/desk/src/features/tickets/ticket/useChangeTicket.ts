import type { TicketFields, TicketRow, TicketView } from '@podpora/contract/tickets'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiError, api } from '../../../api/client.ts'
import { useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { leadToMissing } from '../../fields/asking.ts'
import { cachedRow, changeCachedRow, newerOf } from '../cached.ts'
import { fieldsOf, onlyChanged, sameFields, withChanges } from './fields.ts'

/** What was wished for, refused because of what somebody else did meanwhile. */
export type Conflict = { wish: TicketFields; now: TicketRow; by: string | null }

type Wish = { version: number; changes: TicketFields; before: TicketFields }

/**
 * Changes of a ticket, one after the other, each shown before it is answered. Each says which version the reader had
 * before them; the server refuses it only where somebody else changed the same field, and then the reader decides.
 */
export function useChangeTicket(id: number) {
  const client = useQueryClient()
  const me = useMe()
  const t = useT()
  const errorText = useErrorText()
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const by = () => {
    const last = client
      .getQueryData<TicketView>(['ticket', id])
      ?.history.findLast((h) => h.kind === 'ticket.changed')
    return last && !(last.actor.kind === 'agent' && last.actor.id === me.id) ? last.actor.name : null
  }

  const { mutate } = useMutation({
    scope: { id: `ticket-${id}` },
    mutationFn: ({ version, changes }: Wish) => api.patch<TicketRow>(`/tickets/${id}`, { version, changes }),
    onSuccess: (saved) => changeCachedRow(client, id, (row) => newerOf(row, saved)),
    onError: (error, { changes, before }) => {
      if (error instanceof ApiError && error.code === 'changed_meanwhile') {
        const now = error.current as TicketRow
        changeCachedRow(client, id, () => now)
        setConflict({ wish: changes, now, by: by() })
        // Whoever has gone on to another ticket would not see it.
        if (!here.current) noticeFailed(t('tickets:ticket.notSaved', { why: errorText(error) }))
        return
      }
      changeCachedRow(client, id, (row) => withChanges(row, onlyChanged(row, changes, before)))
      noticeFailed(t('tickets:ticket.notSaved', { why: errorText(error) }), {
        label: t('tryAgain'),
        run: () => change(changes),
      })
      leadToMissing(id, error)
    },
  })

  function change(changes: TicketFields) {
    const row = cachedRow(client, id)
    if (!row || sameFields(row, changes)) return
    setConflict(null)
    const before = fieldsOf(row, changes)
    changeCachedRow(client, id, (old) => withChanges(old, changes))
    mutate({ version: row.version, changes, before })
  }

  return { change, conflict, leave: () => setConflict(null) }
}
