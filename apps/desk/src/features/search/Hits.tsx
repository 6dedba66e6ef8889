import type { CustomerHit, SearchHit, TicketHit } from '@podpora/contract/search'
import { IconNote, IconPaperclip, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { Time } from '../../ui/Time.tsx'
import { StatusMark } from '../tickets/StatusMark.tsx'
import css from './Hits.module.css'
import { Marked } from './Marked.tsx'

/** What was found, best first. */
export function Hits({ hits }: { hits: SearchHit[] }) {
  const t = useT()
  return (
    <ul className={css.hits} aria-label={t('search:results')}>
      {hits.map((hit) =>
        hit.kind === 'ticket' ? (
          <TicketLine key={`ticket${hit.ticket.id}`} hit={hit} />
        ) : (
          <CustomerLine key={`customer${hit.customer.id}`} hit={hit} />
        ),
      )}
    </ul>
  )
}

function TicketLine({ hit }: { hit: TicketHit }) {
  const t = useT()
  const { ticket, from } = hit
  const Mark = from === 'note' ? IconNote : IconPaperclip
  return (
    <li>
      <Link to="/tickets/$id" params={{ id: String(ticket.id) }} className={css.hit} data-hit>
        <StatusMark status={ticket.status} label={t(`tickets:status.${ticket.status}`)} />
        <span className={css.text}>
          <span className={css.first}>
            <span className={css.subject}>
              {ticket.subject ? <Marked value={hit.subject} /> : t('tickets:list.noSubject')}
            </span>
            <span className={css.aside}>
              #{ticket.id} · <Time at={ticket.updatedAt} />
            </span>
          </span>
          <span className={css.who}>
            <Marked value={hit.customer} />
          </span>
          {hit.excerpt.text && (
            <span className={css.excerpt}>
              {(from === 'note' || from === 'file') && (
                <span className={css.from}>
                  <Mark size={14} stroke={1.5} aria-hidden /> {t(`search:from.${from}`)}:{' '}
                </span>
              )}
              <Marked value={hit.excerpt} />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}

function CustomerLine({ hit }: { hit: CustomerHit }) {
  const t = useT()
  return (
    <li>
      <Link to="/customers/$id" params={{ id: String(hit.customer.id) }} className={css.hit} data-hit>
        <IconUser size={16} stroke={1.75} role="img" aria-label={t('search:customer')} />
        <span className={css.text}>
          <span className={css.subject}>
            <Marked value={hit.name.text ? hit.name : hit.address} />
          </span>
          {hit.name.text && (
            <span className={css.who}>
              <Marked value={hit.address} />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}
