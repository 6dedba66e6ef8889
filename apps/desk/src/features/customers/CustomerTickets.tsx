import { Button, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Time } from '../../ui/Time.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { customerTicketsQuery } from './api.ts'
import css from './CustomerTickets.module.css'

/** All that this customer has ever asked. `current` is the one being read. */
export function CustomerTickets({ customer, current }: { customer: number; current?: number }) {
  const t = useT()
  const query = useInfiniteQuery(customerTicketsQuery(customer))
  if (query.isPending) return <Waiting rows={2} rowHeight={36} />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const tickets = query.data.pages.flatMap((page) => page.items)
  if (tickets.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('customers:noTickets')}. {t('customers:noTicketsWhy')}
      </Text>
    )
  return (
    <>
      <ul className={css.tickets} aria-label={t('customers:tickets')}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link
              to="/tickets/$id"
              params={{ id: String(ticket.id) }}
              className={css.ticket}
              aria-current={ticket.id === current ? 'true' : undefined}
            >
              <span className={css.subject}>{ticket.subject || `#${ticket.id}`}</span>
              <span className={css.facts}>
                #{ticket.id} ·{' '}
                {ticket.id === current ? t('customers:thisTicket') : t(`tickets:status.${ticket.status}`)} ·{' '}
                <Time at={ticket.updatedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('customers:moreTickets')}
        </Button>
      )}
    </>
  )
}
