import { Alert } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconPuzzle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { TextLink } from '../../ui/TextLink.tsx'
import { projectQuery } from './api.ts'

/** Above a part of a project: which one it is, what it waits for, and where the customer is spoken with. */
export default function PartNotice({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const above = useQuery(projectQuery(ticket.id)).data?.partOf
  const { partOf, partNumber, waitsFor } = ticket
  if (partOf === null) return null
  return (
    <Alert
      color={waitsFor.length > 0 ? 'yellow' : 'gray'}
      icon={<IconPuzzle size={16} stroke={1.5} />}
      m="sm"
      title={t('tickets:project.part', { number: partNumber ?? 0, id: partOf })}
      aria-live="polite"
    >
      {waitsFor.length > 0 && (
        <div>{t('tickets:project.waits', { count: waitsFor.length, numbers: waitsFor.join(', ') })}</div>
      )}
      {above?.subject != null && (
        <div>
          <TextLink to="/tickets/$id" params={{ id: String(partOf) }} c="inherit" underline="always">
            {above.subject || `#${partOf}`}
          </TextLink>
        </div>
      )}
      {t('doors:project.oneConversation')}
    </Alert>
  )
}
