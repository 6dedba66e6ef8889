import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { later } from '../../../ui/later.ts'
import { NewsButton } from '../../../ui/NewsButton.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import type { CurrentView } from '../../views/useView.ts'
import { ticketsQuery } from '../api.ts'
import { knownRows } from '../cached.ts'
import { EmptyView } from './EmptyView.tsx'
import { withoutRepeats } from './held.ts'
import css from './TicketList.module.css'
import { useHeldRows } from './useHeldRows.ts'
import { VirtualRows } from './VirtualRows.tsx'

const TableRows = lazy(later(() => import('./TableRows.tsx')))

type Props = { view: CurrentView; open: number | null; active: boolean; table: boolean }

/** The tickets of a view. While a hand is on it nothing moves: what is new waits in a bar above. */
export function TicketList({ view, open, active, table }: Props) {
  const t = useT()
  const me = useMe()
  const client = useQueryClient()
  const { listing } = view
  const query = useInfiniteQuery({
    ...ticketsQuery(listing),
    placeholderData: () => {
      const items = knownRows(client, listing, me)
      return items.length > 0 ? { pages: [{ items, next: null }], pageParams: [null] } : undefined
    },
  })
  const live = useMemo(
    () => withoutRepeats(query.data?.pages.flatMap((page) => page.items) ?? []),
    [query.data],
  )
  const [over, setOver] = useState(false)
  const [away, setAway] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const hold = (over || away) && !query.isPlaceholderData
  const { rows, stood, gone, arrivals } = useHeldRows(live, hold, listing)
  const Rows = table ? TableRows : VirtualRows

  const showArrivals = () => {
    scroller.current?.scrollTo({ top: 0 })
    setAway(false)
    setOver(false)
  }
  const readOn = () => {
    if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage()
  }

  if (query.isPending)
    return (
      <div className={css.waiting}>
        <Waiting rows={8} rowHeight={48} />
      </div>
    )
  if (query.isError && live.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (rows.length === 0) return <EmptyView view={view} />
  return (
    <div className={css.place}>
      <div aria-live="polite" className={css.bar}>
        {arrivals > 0 && (
          <NewsButton onClick={showArrivals}>
            <IconArrowUp size={14} stroke={1.75} aria-hidden />
            {t('tickets:list.arrivals', { count: arrivals })}
          </NewsButton>
        )}
      </div>
      <div
        ref={scroller}
        className={css.scroller}
        onPointerEnter={(event) => setOver(event.pointerType === 'mouse')}
        onPointerLeave={() => setOver(false)}
        onScroll={(event) => setAway(event.currentTarget.scrollTop > 28)}
      >
        <Suspense>
          <Rows
            {...{ rows, stood, gone, open, active, scroller }}
            view={view.name}
            groupBy={listing.groupBy}
            onEnd={readOn}
          />
        </Suspense>
        {query.isFetchNextPageError && (
          <div className={css.end} role="alert">
            {t('tickets:list.moreFailed')}
            <Button variant="subtle" size="compact-sm" onClick={() => void query.fetchNextPage()}>
              {t('tryAgain')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
