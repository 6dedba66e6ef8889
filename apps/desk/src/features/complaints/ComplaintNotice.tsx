import { Alert, Button, Group } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconMoodSad } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { TextLink } from '../../ui/TextLink.tsx'
import { useDirectory } from '../directory/api.ts'
import { complaintsQuery } from './api.ts'
import { PeopleDialog } from './PeopleDialog.tsx'

/** Above a complaint: whom it is about, that they don't see it, and the ticket that it came from. */
export default function ComplaintNotice({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const { agents } = useDirectory()
  const own = useQuery(complaintsQuery(ticket.id)).data?.own
  const [naming, setNaming] = useState(false)
  if (!own) return null
  const people = own.about.map((id) => agents.find((agent) => agent.id === id)?.name ?? `#${id}`)
  const ownersToo = own.about.length > (ticket.concealedFrom ?? []).length
  return (
    <Alert
      color="yellow"
      icon={<IconMoodSad size={16} stroke={1.5} />}
      m="sm"
      title={t('doors:complaint.title')}
    >
      {people.length > 0
        ? t('doors:complaint.about', { people: people.join(', ') })
        : t('doors:complaint.aboutNobody')}{' '}
      {ownersToo && t('doors:complaint.ownersToo')} {t('doors:complaint.stays')}
      <Group gap="xs" mt="xs">
        {own.aboutTicketId !== null && (
          <TextLink to="/tickets/$id" params={{ id: String(own.aboutTicketId) }}>
            {t('doors:complaint.matter', { id: own.aboutTicketId })}
          </TextLink>
        )}
        <Button size="compact-md" variant="default" onClick={() => setNaming(true)}>
          {t('doors:complaint.more')}
        </Button>
      </Group>
      {naming && <PeopleDialog complaint={own} onClose={() => setNaming(false)} />}
    </Alert>
  )
}
