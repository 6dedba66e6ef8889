import { Button, Text } from '@mantine/core'
import type { TicketMaterial } from '@podpora/contract/materials'
import type { TicketRow } from '@podpora/contract/tickets'
import { escapeHtml } from '@podpora/contract/variables'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { ticketQuery } from '../tickets/api.ts'
import { addToAnswer } from '../tickets/reply/drafts.ts'
import { materialsOfTicketQuery } from './api.ts'
import css from './TicketMaterials.module.css'

/** Beside a ticket: what its customer could read, and whether they may. */
export default function TicketMaterials({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()
  const materials = useQuery(materialsOfTicketQuery(ticket.id, ticket.version)).data ?? []
  const messages = useQuery(ticketQuery(ticket.id)).data?.messages
  // The customer of a part is written to in its project.
  const mayAnswer =
    may('ticket.reply') && ticket.status !== 'closed' && ticket.partOf === null && ticket.deletedAt === null
  if (materials.length === 0) return null
  const insert = ({ link, title }: TicketMaterial) => {
    const newest = messages?.findLast(({ kind }) => kind === 'public')?.id ?? 0
    addToAnswer(ticket.id, newest, `<p><a href="${escapeHtml(link)}">${escapeHtml(title)}</a></p>`)
    noticeDone(t('doors:materials.inserted'))
  }
  return (
    <section className={css.part} aria-label={t('doors:materials.toRead')}>
      <Text size="sm" fw={600} component="h2">
        {t('doors:materials.toRead')}
      </Text>
      {materials.map((material) => (
        <div key={material.id} className={css.material}>
          <a
            href={material.link}
            target="_blank"
            rel="noopener noreferrer"
            lang={material.language}
            title={t('doors:materials.asCustomer')}
          >
            {material.title}
          </a>
          <Access material={material} />
          {mayAnswer && (
            <Button
              size="compact-xs"
              variant="default"
              mt={4}
              aria-label={t('doors:materials.insertOf', { title: material.title })}
              onClick={() => insert(material)}
            >
              {t('doors:materials.insert')}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}

function Access({ material: { access, planNames } }: { material: TicketMaterial }) {
  const t = useT()
  const plans = planNames.join(', ')
  const said =
    access === 'everyone'
      ? t('doors:materials.openToAll')
      : access === 'plan'
        ? t('doors:materials.openBy', { plans })
        : plans
          ? t('doors:materials.closedBut', { plans })
          : t('doors:materials.closed')
  return (
    <Text size="xs" c="dimmed">
      {said}
    </Text>
  )
}
