import type {
  InboundMail,
  Mailbox,
  MailboxCheck,
  MailboxInput,
  MailboxPastInput,
  MailFolders,
  OutgoingMail,
} from '@podpora/contract/mail'
import type { MessageMail } from '@podpora/contract/mail-explanations'
import type { Invitation, OpenedMail } from '@podpora/contract/opened-files'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

type MailState = { smtpListener: { host: string; port: number } | null; relay: string | null }
type Page<T> = { items: T[]; next: string | null }

export const mailboxesQuery = queryOptions({
  queryKey: keys.mailboxes,
  queryFn: () => api.get<Mailbox[]>('/mailboxes'),
})

export const mailStateQuery = queryOptions({
  queryKey: keys.mailState,
  queryFn: () => api.get<MailState>('/mail/state'),
})

/** Passwords that were not typed are left out: the stored ones stay. */
export const checkMailbox = (id: number | null, input: MailboxInput) =>
  api.post<MailboxCheck>('/mailboxes/check', input, { query: { id } })

export const listFolders = (input: MailboxInput) => api.post<MailFolders>('/mailboxes/folders', input)

export async function beginPast(id: number, input: MailboxPastInput): Promise<void> {
  await api.put<Mailbox>(`/mailboxes/${id}/past`, input)
  await queryClient.invalidateQueries({ queryKey: keys.mailboxes })
}

export async function stopPast(id: number): Promise<void> {
  await api.delete<Mailbox>(`/mailboxes/${id}/past`)
  await queryClient.invalidateQueries({ queryKey: keys.mailboxes })
}

export async function saveMailbox(mailbox: Mailbox | null, input: MailboxInput): Promise<void> {
  if (!mailbox) await api.post<Mailbox>('/mailboxes', input)
  else {
    // A change may not name an empty name, which an untouched mailbox may have.
    const { name, ...rest } = input
    await api.patch<Mailbox>(`/mailboxes/${mailbox.id}`, name === mailbox.name ? rest : input)
  }
  await queryClient.invalidateQueries({ queryKey: keys.mailboxes })
}

export async function deleteMailbox(id: number): Promise<void> {
  await api.delete<null>(`/mailboxes/${id}`)
  await queryClient.invalidateQueries({ queryKey: keys.mailboxes })
}

export type OutboxState = 'waiting' | 'failed' | 'sent'

export const outboxQuery = (state: OutboxState | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.outbox, state],
    queryFn: ({ pageParam }) =>
      api.get<Page<OutgoingMail>>('/outbox', { query: { state, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Under the same first word, so that what makes the list old makes this old too. */
export const outgoingMailQuery = (id: number) =>
  queryOptions({
    queryKey: [...keys.outbox, 'one', id],
    queryFn: () => api.get<OutgoingMail>(`/outbox/${id}`),
  })

export async function sendAgain(id: number): Promise<void> {
  await api.post<OutgoingMail>(`/outbox/${id}/retry`)
  await queryClient.invalidateQueries({ queryKey: keys.outbox })
}

export const inboundQuery = (state: 'failed' | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.inboundMails, state],
    queryFn: ({ pageParam }) =>
      api.get<Page<InboundMail>>('/inbound-mails', { query: { state, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export async function takeInAgain(id: number): Promise<void> {
  await api.post<InboundMail>(`/inbound-mails/${id}/retry`)
  await queryClient.invalidateQueries({ queryKey: keys.inboundMails })
}

/** Read from the raw mail anew each time: nothing is kept of it. */
export const messageMailQuery = (messageId: number) =>
  queryOptions({
    queryKey: ['message-mail', messageId],
    queryFn: () => api.get<MessageMail>(`/messages/${messageId}/mail`),
    gcTime: 0,
  })

export const sourceAddress = (id: number) => api.url(`/inbound-mails/${id}/source`)

/** What stands in an attached mail never changes. */
export const openedMailQuery = (attachmentId: number) =>
  queryOptions({
    queryKey: ['opened-mail', attachmentId],
    queryFn: ({ signal }) => api.get<OpenedMail>(`/attachments/${attachmentId}/mail`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })

export const invitationsQuery = (attachmentId: number) =>
  queryOptions({
    queryKey: ['invitations', attachmentId],
    queryFn: ({ signal }) => api.get<Invitation[]>(`/attachments/${attachmentId}/invitations`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
