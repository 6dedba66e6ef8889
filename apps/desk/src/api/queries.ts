import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './client.ts'

/** Names of what is kept from the server. Features add their own below these first words. */
export const keys = {
  session: ['session'],
  directory: ['directory'],
  settings: ['settings'],
  devices: ['devices'],
  mailboxes: ['mailboxes'],
  mailState: ['mail-state'],
  mailProviders: ['mail-providers'],
  outbox: ['outbox'],
  mailTrust: ['mail-trust'],
  inboundMails: ['inbound-mails'],
  tokens: ['tokens'],
  services: ['services'],
  webhooks: ['webhooks'],
  status: ['status'],
  fields: ['fields'],
  checklistTemplates: ['checklist-templates'],
} as const

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events keep what is shown true; a fetch is for what has not been seen yet.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // A refusal will be the same next time; only silence and trouble on the way are worth another try.
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
    },
  },
})
