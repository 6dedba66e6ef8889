import { Button, UnstyledButton } from '@mantine/core'
import type { View } from '@podpora/contract/tickets'
import { IconArrowUp } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ticketsQuery } from '../api.ts'
import { EmptyView } from './EmptyView.tsx'
import { withoutRepeats } from './held.ts'
import css from './TicketList.module.css'
import { useHeldRows } from './useHeldRows.ts'
import { VirtualRows } from './VirtualRows.tsx'

type Props = { view: View; open: number | null; active: boolean }

/** The tickets of a view. While a hand is on it nothing moves: what is new waits in a bar above. */
export function TicketList({ view, open, active }: Props) {
  const t = useT()
  const query = useInfiniteQuery(ticketsQuery(view))
  const live = useMemo(
    () => withoutRepeats(query.data?.pages.flatMap((page) => page.items) ?? []),
    [query.data],
  )
  const [over, setOver] = useState(false)
  const [away, setAway] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, gone, arrivals } = useHeldRows(live, over || away)

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
          <UnstyledButton className={css.arrivals} onClick={showArrivals}>
            <IconArrowUp size={14} stroke={1.75} aria-hidden />
            {t('tickets:list.arrivals', { count: arrivals })}
          </UnstyledButton>
        )}
      </div>
      <div
        ref={scroller}
        className={css.scroller}
        onPointerEnter={(event) => setOver(event.pointerType === 'mouse')}
        onPointerLeave={() => setOver(false)}
        onScroll={(event) => setAway(event.currentTarget.scrollTop > 28)}
      >
        <VirtualRows {...{ rows, gone, view, open, active, scroller, onEnd: readOn }} />
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
