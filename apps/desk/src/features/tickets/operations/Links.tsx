import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core'
import { relations, type TicketLink } from '@podpora/contract/operations'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { later } from '../../../ui/later.ts'
import { useUndoable } from '../../../ui/useUndoable.ts'
import { StatusMark } from '../StatusMark.tsx'
import { linksQuery, linkTicket, unlinkTicket } from './api.ts'
import css from './Links.module.css'

const LinkDialog = lazy(later(() => import('./LinkDialog.tsx')))

/** Tickets that belong to this one, by what they are to it, each with how it stands now. */
export function Links({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()('ticket.change')
  // Parts of a project stand in a panel of their own.
  const links = (useQuery(linksQuery(ticket.id)).data ?? []).filter(
    (link) => link.ticket.partOf !== ticket.id && link.ticket.id !== ticket.partOf,
  )
  const [adding, setAdding] = useState(false)
  const groups = relations.flatMap((relation) => {
    const same = links.filter((link) => link.relation === relation)
    return same.length > 0 ? [{ relation, same }] : []
  })
  const openChildren = links.filter((l) => l.relation === 'child' && !isSolved(l.ticket)).length
  if (links.length === 0 && !may) return null
  return (
    <section className={css.part} aria-label={t('operations:links.title')}>
      <Group justify="space-between">
        <Title order={3}>{t('operations:links.title')}</Title>
        {may && (
          <Tooltip label={t('operations:links.add')}>
            <ActionIcon aria-label={t('operations:links.add')} onClick={() => setAdding(true)}>
              <IconPlus size={16} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('operations:links.none')}
        </Text>
      )}
      {groups.map(({ relation, same }) => (
        <div key={relation}>
          <Text size="xs" c="dimmed">
            {t(`operations:links.group.${relation}`)}
          </Text>
          <ul className={css.links}>
            {same.map((link) => (
              <LinkLine
                key={link.ticket.id}
                id={ticket.id}
                link={link}
                removable={may && !relation.startsWith('split')}
              />
            ))}
          </ul>
        </div>
      ))}
      {openChildren > 0 && isSolved(ticket) && (
        <Text size="sm" className={css.warning}>
          {t('operations:links.openChildren', { count: openChildren })}
        </Text>
      )}
      <Suspense>{adding && <LinkDialog ticket={ticket} onClose={() => setAdding(false)} />}</Suspense>
    </section>
  )
}

const isSolved = ({ status }: TicketRow) => status === 'solved' || status === 'closed'

function LinkLine({ id, link, removable }: { id: number; link: TicketLink; removable: boolean }) {
  const t = useT()
  const client = useQueryClient()
  const run = useUndoable()
  const { ticket, relation } = link
  const take = (links: TicketLink[]) => client.setQueryData(linksQuery(id).queryKey, links)
  const remove = () =>
    void run(() => unlinkTicket(id, ticket.id).then(take), {
      text: t('operations:links.removed'),
      ...(relation !== 'split_from' &&
        relation !== 'split_into' && {
          undo: () => linkTicket(id, { ticketId: ticket.id, relation }).then(take),
        }),
    })
  return (
    <li className={css.link}>
      <StatusMark status={ticket.status} label={t(`tickets:status.${ticket.status}`)} />
      <Link to="/tickets/$id" params={{ id: String(ticket.id) }} className={css.subject}>
        #{ticket.id} {ticket.subject}
      </Link>
      {removable && (
        <ActionIcon size="sm" aria-label={t('operations:links.remove', { id: ticket.id })} onClick={remove}>
          <IconX size={14} stroke={1.5} />
        </ActionIcon>
      )}
    </li>
  )
}
