import { useT } from '../../i18n/useT.ts'

/** What a reader of the event log is called; one that has no words yet keeps its own name. */
export function useReaderName(): (name: string) => string {
  const t = useT()
  const names: Record<string, string> = {
    search: t('status:readers.search'),
    webhooks: t('status:readers.webhooks'),
    notifications: t('status:readers.notifications'),
    clocks: t('status:readers.clocks'),
    escalation: t('status:readers.escalation'),
    routing: t('status:readers.routing'),
  }
  return (name) => names[name] ?? name
}
