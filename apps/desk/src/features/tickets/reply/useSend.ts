import type { Message, TicketView } from '@podpora/contract/tickets'
import type { NewMessage, ScheduleChange } from '@podpora/contract/writing'
import { type MutationState, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { ApiError, api } from '../../../api/client.ts'
import { useMe } from '../../../api/session.ts'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { leadToMissing } from '../../fields/asking.ts'
import { sendWithMacro } from '../../macros/sendWithMacro.ts'
import { addCachedMessage } from '../cached.ts'
import { attached, type Draft, emptyDraft, type Kind, putBack, writeDraft } from './drafts.ts'
import { markSent } from './syncing.ts'
import { forgetUnsent, rememberUnsent } from './unsent.ts'

export type Sending = {
  kind: Kind
  draft: Draft
  status: NewMessage['status']
  /** Also where a colleague has answered meanwhile: the writer knows. */
  anyway: boolean
  /** When it leaves; null for now, with the time in which it can be taken back. */
  later: ScheduleChange | null
  at: string
  after: number
}

const keyOf = (ticket: number) => ['send', ticket]

/** Sends and shows at once; what could not be sent comes back into the box with the reason. */
export function useSend(ticket: number) {
  const client = useQueryClient()
  const errorText = useErrorText()
  const { undoSeconds } = useMe()
  const { mutate } = useMutation({
    mutationKey: keyOf(ticket),
    // The server makes nothing new of the same clientId, so silence may be asked again.
    retry: (failures, error) =>
      failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    mutationFn: async ({ kind, draft, status, anyway, later }: Sending): Promise<Message> => {
      const message = {
        clientId: draft.clientId,
        kind,
        html: draft.html,
        cc: kind === 'public' ? draft.cc : [],
        ...(kind === 'public' && draft.bcc.length > 0 && { bcc: draft.bcc }),
        mentions: kind === 'note' ? draft.mentions : [],
        uploads: attached(draft).map((file) => file.id),
        ...(status ? { status } : {}),
        ...(kind === 'public' ? (later ?? { undoSeconds }) : {}),
        ...(kind === 'public' && draft.seen > 0 ? { seen: draft.seen, anyway } : {}),
      } satisfies NewMessage
      return draft.macro
        ? sendWithMacro(client, ticket, message, draft.macro)
        : api.post<Message>(`/tickets/${ticket}/messages`, message)
    },
    onMutate: ({ kind, draft }) => rememberUnsent(ticket, kind, draft),
    onSuccess: (message) => addCachedMessage(client, message),
    onError: (error, { kind, draft, status }) => {
      const answered = error instanceof ApiError && error.code === 'answered_meanwhile'
      const messages = answered ? (error.current as Message[]) : []
      putBack(ticket, kind, draft, answered ? null : errorText(error), answered ? { messages, status } : null)
      for (const message of messages) addCachedMessage(client, message)
      markSent(ticket, draft.clientId, false)
      leadToMissing(ticket, error)
    },
    onSettled: (_message, _error, { draft }) => forgetUnsent(draft.clientId),
  })

  return (
    kind: Kind,
    draft: Draft,
    status: NewMessage['status'],
    { anyway = false, later = null }: Partial<Pick<Sending, 'anyway' | 'later'>> = {},
  ) => {
    const messages = client.getQueryData<TicketView>(['ticket', ticket])?.messages ?? []
    const after = Math.max(0, ...messages.map((m) => m.id))
    mutate({ kind, draft, status, anyway, later, at: new Date().toISOString(), after })
    writeDraft(ticket, kind, { ...emptyDraft(draft.revision + 1), cc: draft.cc })
    markSent(ticket, draft.clientId, true)
  }
}

/** Messages on their way from this page, until they stand in the conversation (an event may be faster than the answer). */
export function useSending(ticket: number, messages: Message[]): (Sending & { paused: boolean })[] {
  const me = useMe()
  const sending = useMutationState({
    filters: { mutationKey: keyOf(ticket), status: 'pending' },
    select: ({ state }) => {
      const { variables, isPaused } = state as MutationState<Message, Error, Sending>
      return variables ? [{ ...variables, paused: isPaused }] : []
    },
  }).flat()
  return sending.filter(
    ({ after, kind }) =>
      !messages.some(
        (m) => m.id > after && m.kind === kind && m.author.kind === 'agent' && m.author.id === me.id,
      ),
  )
}
