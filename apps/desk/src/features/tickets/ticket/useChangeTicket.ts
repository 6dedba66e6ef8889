import type { TicketFields, TicketRow, TicketView } from '@podpora/contract/tickets'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, api } from '../../../api/client.ts'
import { useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { cachedRow, changeCachedRow, newerOf } from '../cached.ts'
import { fieldsOf, onlyChanged, sameFields } from './fields.ts'

/** What was wished for, refused because of what somebody else did meanwhile. */
export type Conflict = { wish: TicketFields; now: TicketRow; by: string | null }

/**
 * Changes of a ticket, one after the other, each shown before it is answered. A refusal because of a change to
 * other fields is simply tried again; one to the same fields is the reader's to decide.
 */
export function useChangeTicket(id: number) {
  const client = useQueryClient()
  const me = useMe()
  const t = useT()
  const errorText = useErrorText()
  const [conflict, setConflict] = useState<Conflict | null>(null)

  const by = () => {
    const last = client
      .getQueryData<TicketView>(['ticket', id])
      ?.history.findLast((h) => h.kind === 'ticket.changed')
    return last && !(last.actor.kind === 'agent' && last.actor.id === me.id) ? last.actor.name : null
  }

  async function save({ changes, before }: { changes: TicketFields; before: TicketFields }) {
    for (let attempt = 0; ; attempt += 1) {
      const version = cachedRow(client, id)?.version ?? 1
      try {
        return await api.patch<TicketRow>(`/tickets/${id}`, { version, changes })
      } catch (error) {
        const now = error instanceof ApiError && error.code === 'changed_meanwhile' ? error.current : null
        if (!now) throw error
        changeCachedRow(client, id, (row) => newerOf(row, now as TicketRow))
        if (sameFields(now as TicketRow, changes)) return now as TicketRow // wished by both
        if (attempt < 3 && sameFields(now as TicketRow, before)) continue
        throw error
      }
    }
  }

  const { mutate } = useMutation({
    scope: { id: `ticket-${id}` },
    mutationFn: save,
    onSuccess: (saved) => changeCachedRow(client, id, (row) => newerOf(row, saved)),
    onError: (error, { changes, before }) => {
      if (error instanceof ApiError && error.code === 'changed_meanwhile') {
        const now = error.current as TicketRow
        changeCachedRow(client, id, () => now)
        setConflict({ wish: changes, now, by: by() })
        return
      }
      changeCachedRow(client, id, (row) => ({ ...row, ...onlyChanged(row, changes, before) }))
      noticeFailed(t('tickets:ticket.notSaved', { why: errorText(error) }), {
        label: t('tryAgain'),
        run: () => change(changes),
      })
    },
  })

  function change(changes: TicketFields) {
    const row = cachedRow(client, id)
    if (!row || sameFields(row, changes)) return
    setConflict(null)
    const before = fieldsOf(row, changes)
    changeCachedRow(client, id, (old) => ({ ...old, ...changes }))
    mutate({ changes, before })
  }

  return { change, conflict, leave: () => setConflict(null) }
}
