import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { TextLink } from '../../ui/TextLink.tsx'
import { complaintsQuery } from './api.ts'

/** Beside a ticket, for those outside the matter: the complaints about it. */
export default function ComplaintsAbout({ ticketId }: { ticketId: number }) {
  const t = useT()
  const about = useQuery(complaintsQuery(ticketId)).data?.about ?? []
  return about.map((id) => (
    <TextLink key={id} to="/tickets/$id" params={{ id: String(id) }}>
      {t('doors:complaint.exists', { id })}
    </TextLink>
  ))
}
