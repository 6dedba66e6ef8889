import { movedBehind } from '@podpora/contract/arranging'
import type { ChecklistItemChange, NewChecklistItems } from '@podpora/contract/checklists'
import type { ChecklistItem, TicketView } from '@podpora/contract/tickets'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { changeCachedRow } from '../cached.ts'

export type Change = ChecklistItemChange['changes']
type Act = { send: () => Promise<ChecklistItem[]>; shown: (items: ChecklistItem[]) => ChecklistItem[] }

/** What is done to a checklist: shown at once, and put back with the reason where the server refuses it. */
export function useChecklist(ticketId: number) {
  const t = useT()
  const me = useMe()
  const client = useQueryClient()
  const errorText = useErrorText()
  const key = ['ticket', ticketId]

  const put = (change: (items: ChecklistItem[]) => ChecklistItem[]) => {
    const view = client.getQueryData<TicketView>(key)
    if (!view) return
    const checklist = change(view.checklist)
    client.setQueryData<TicketView>(key, { ...view, checklist })
    const checklistDone = checklist.filter((item) => item.doneAt !== null).length
    changeCachedRow(client, ticketId, (row) => ({ ...row, checklistDone, checklistTotal: checklist.length }))
  }
  const { mutate } = useMutation({
    scope: { id: `checklist-${ticketId}` },
    mutationFn: ({ send }: Act) => send(),
    onMutate: ({ shown }) => put(shown),
    onSuccess: (items) => put(() => items),
    onError: (error) => {
      // What others did meanwhile is in there as well, so it is fetched, not put back from memory.
      void client.invalidateQueries({ queryKey: key })
      noticeFailed(t('tickets:ticket.notSaved', { why: errorText(error) }))
    },
  })
  const post = (body: NewChecklistItems) => api.post<ChecklistItem[]>(`/tickets/${ticketId}/checklist`, body)

  return {
    add(text: string) {
      const clientId = crypto.randomUUID()
      mutate({
        send: () => post({ items: [{ clientId, text }] }),
        shown: (items) => [...items, unsaved(items, text)],
      })
    },
    apply: (templateId: number) => mutate({ send: () => post({ templateId }), shown: (items) => items }),
    change(item: ChecklistItem, changes: Change) {
      const { done, ...others } = changes
      const doneAt = done ? new Date().toISOString() : null
      const ticked = done === undefined ? {} : { doneAt, doneBy: done ? me.id : null }
      mutate({
        send: () =>
          api.patch<ChecklistItem[]>(`/checklist-items/${item.id}`, { version: item.version, changes }),
        shown: (items) => items.map((one) => (one.id === item.id ? { ...one, ...others, ...ticked } : one)),
      })
    },
    /** Behind another item; null: first. */
    move(item: ChecklistItem, after: number | null) {
      mutate({
        send: () => api.put<ChecklistItem[]>(`/checklist-items/${item.id}/place`, { after }),
        shown: (items) => {
          const ids = items.map(({ id }) => id)
          return movedBehind(ids, item.id, after).flatMap((id) => items.find((one) => one.id === id) ?? [])
        },
      })
    },
    remove(item: ChecklistItem) {
      mutate({
        send: () => api.delete<ChecklistItem[]>(`/checklist-items/${item.id}`),
        shown: (items) => items.filter((one) => one.id !== item.id),
      })
    },
  }
}

/** Until the server has given it a number it has one that no other can have. */
const unsaved = (items: ChecklistItem[], text: string): ChecklistItem => ({
  id: Math.min(0, ...items.map((item) => item.id)) - 1,
  version: 1,
  text,
  required: false,
  doneAt: null,
  doneBy: null,
  assigneeId: null,
})
