import { Text } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { regulationsOfTicketQuery } from './api.ts'
import { PageText } from './PageText.tsx'
import css from './TicketRegulations.module.css'

/** Beside a ticket: the pages that fit it, each folded under its title. */
export default function TicketRegulations({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const { agents } = useDirectory()
  const pages = useQuery(regulationsOfTicketQuery(ticket.id, ticket.version)).data ?? []
  if (pages.length === 0) return null
  return (
    <section className={css.part} aria-label={t('doors:regulations.title')}>
      <Text size="sm" fw={600} component="h2">
        {t('doors:regulations.title')}
      </Text>
      {pages.map(({ id, title, html, ownerId }) => (
        <details key={id}>
          <summary>{title}</summary>
          <PageText title={title} html={html} />
          <Text size="xs" c="dimmed">
            {t('doors:regulations.owner')}: {agents.find((agent) => agent.id === ownerId)?.name}
          </Text>
        </details>
      ))}
    </section>
  )
}
