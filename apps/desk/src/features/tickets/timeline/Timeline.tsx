import { Button } from '@mantine/core'
import type { TicketView } from '@podpora/contract/tickets'
import { IconArrowDown } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { NewsButton } from '../../../ui/NewsButton.tsx'
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx'
import { earlierQuery } from '../api.ts'
import { standingMerges } from '../operations/standingMerges.ts'
import { useSending } from '../reply/useSend.ts'
import { ChangeLines } from './ChangeLines.tsx'
import { DayLine } from './DayLine.tsx'
import { MessageCard } from './MessageCard.tsx'
import { SendingCard } from './SendingCard.tsx'
import css from './Timeline.module.css'
import { timelineItems } from './timelineItems.ts'
import { useNewestInSight } from './useNewestInSight.ts'

/** The conversation, newest at the bottom; what is older comes when asked for. */
export function Timeline({ view }: { view: TicketView }) {
  const t = useT()
  const { ticket, messages, earlierMessages, history } = view
  const earlier = useInfiniteQuery(earlierQuery(ticket.id, earlierMessages))
  const sending = useSending(ticket.id, messages)
  const all = useMemo(
    () => [...(earlier.data?.pages.toReversed().flatMap((page) => page.items) ?? []), ...messages],
    [earlier.data, messages],
  )
  const complete = earlier.data ? !earlier.hasNextPage : earlierMessages === null
  const items = useMemo(() => timelineItems(all, history, complete), [all, history, complete])
  const merged = useMemo(() => standingMerges(history), [history])
  const newest = messages.at(-1)?.id ?? 0
  const sight = useNewestInSight(newest, sending.length)

  const readEarlier = () => {
    sight.keepPlace()
    void (earlier.data ? earlier.fetchNextPage() : earlier.refetch())
  }

  return (
    <div className={css.place}>
      <ScrollRegion
        ref={sight.scroller}
        data-scroller
        className={css.scroller}
        label={t('tickets:timeline.label')}
      >
        <div ref={sight.content} className={css.content}>
          {!complete && (
            <Button
              variant="subtle"
              size="compact-sm"
              className={css.earlier}
              loading={earlier.isFetching}
              onClick={readEarlier}
            >
              {earlier.isError
                ? `${t('tickets:timeline.earlierFailed')} ${t('tryAgain')}`
                : t('tickets:timeline.earlier')}
            </Button>
          )}
          {items.map((item) => {
            if (item.type === 'day') return <DayLine key={item.key} at={item.at} />
            if (item.type === 'changes')
              return <ChangeLines key={item.key} ticketId={ticket.id} events={item.events} merged={merged} />
            return <MessageCard key={item.key} ticket={ticket} message={item.message} />
          })}
          {sending.map((one) => (
            <SendingCard key={one.draft.clientId} sending={one} />
          ))}
        </div>
      </ScrollRegion>
      <div className={css.bar} aria-live="polite">
        {sight.unseen && (
          <NewsButton onClick={sight.toNewest}>
            {t('tickets:timeline.newMessage')}
            <IconArrowDown size={14} stroke={1.75} aria-hidden />
          </NewsButton>
        )}
      </div>
    </div>
  )
}
