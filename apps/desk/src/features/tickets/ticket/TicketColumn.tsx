import { Drawer } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { withTexts } from '../../../i18n/language.ts'
import { useT } from '../../../i18n/useT.ts'
import { useCommands } from '../../../ui/keyboard.ts'
import { later } from '../../../ui/later.ts'
import { useMovable } from '../../../ui/useMovable.tsx'
import { useSwipeBack } from '../../../ui/useSwipeBack.ts'
import { useTitle } from '../../../ui/useTitle.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { useAsked } from '../../fields/asking.ts'
import { useFollow } from '../../notifications/useFollow.ts'
import { useSeenTicket } from '../../notifications/useSeenTicket.ts'
import { useOpenedSide } from '../../sides/opened.ts'
import { ticketQuery } from '../api.ts'
import { ColumnHandle } from '../ColumnHandle.tsx'
import { cachedRow } from '../cached.ts'
import { useFollowMerge } from '../operations/useFollowMerge.ts'
import { useReadTicket } from '../recent.ts'
import { ReplyBox } from '../reply/ReplyBox.tsx'
import { SidePanel } from '../side/SidePanel.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import css from './TicketColumn.module.css'
import { TicketHeader } from './TicketHeader.tsx'
import { Unreachable } from './Unreachable.tsx'
import { useChangeTicket } from './useChangeTicket.ts'
import { useKeepFocus } from './useKeepFocus.ts'

type Props = { id: number; onBack?: (() => void) | undefined }

const DeletedNotice = lazy(later(() => import('../operations/DeletedNotice.tsx')))
const JunkNotice = lazy(later(() => import('../operations/JunkNotice.tsx')))

const PassedNotice = lazy(later(() => import('../../passing/PassedNotice.tsx')))

const UrgentNotice = lazy(
  withTexts(
    ['work'],
    later(() => import('../../urgent/UrgentNotice.tsx')),
  ),
)

const ComplaintNotice = lazy(
  withTexts(
    ['work'],
    later(() => import('../../complaints/ComplaintNotice.tsx')),
  ),
)

const PartNotice = lazy(
  withTexts(
    ['work'],
    later(() => import('../../projects/PartNotice.tsx')),
  ),
)

const SideStrip = lazy(
  withTexts(
    ['mail'],
    later(() => import('../../sides/SideStrip.tsx')),
  ),
)
const SideDrawer = lazy(
  withTexts(
    ['mail'],
    later(() => import('../../sides/SideDrawer.tsx')),
  ),
)

const roomy = '(min-width: 87.5em)'

/** A ticket: what it is above, the conversation, the box to go on with it, and the details beside. */
export default function TicketColumn({ id, onBack }: Props) {
  const t = useT()
  const client = useQueryClient()
  const query = useQuery(ticketQuery(id))
  const ticket = query.data?.ticket ?? cachedRow(client, id)
  const { change, conflict, leave } = useChangeTicket(id)
  const wide = useMediaQuery(roomy, matchMedia(roomy).matches)
  const [beside, setBeside] = useLocalStorage({
    key: 'podpora-details',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  const [sideWidth, setSideWidth] = useLocalStorage({
    key: 'podpora-side-width',
    defaultValue: 320,
    getInitialValueInEffect: false,
  })
  const [drawer, setDrawer] = useState(false)
  const details = wide ? beside : drawer
  const panel = useMovable()
  const side = useOpenedSide(id)
  const leading = useAsked(id)?.leading === true
  useEffect(() => {
    if (!leading) return
    if (wide) setBeside(true)
    else setDrawer(true)
  }, [leading, wide, setBeside])
  const place = useRef<HTMLElement>(null)
  const { toggle: toggleFollow } = useFollow(id)
  useSeenTicket(id)
  useReadTicket(id)
  useKeepFocus(place, onBack !== undefined)
  useSwipeBack(place, onBack)
  useCommands({ 'ticket.follow': () => void toggleFollow() })
  useFollowMerge(query.data?.ticket)
  useTitle(ticket ? `#${id} ${ticket.subject}` : `#${id}`)

  const gone = query.isError && !query.data
  return (
    <section ref={place} className={css.column} tabIndex={-1} aria-label={t('tickets:ticket.label', { id })}>
      <div className={css.ticket}>
        {ticket && (
          <TicketHeader
            ticket={ticket}
            onChange={change}
            onBack={onBack}
            details={details}
            onDetails={() => (wide ? setBeside(!beside) : setDrawer(!drawer))}
          />
        )}
        {conflict && <ConflictNotice conflict={conflict} onApply={change} onLeave={leave} />}
        {ticket?.passedAt && (
          <Suspense>
            <PassedNotice ticket={ticket} />
          </Suspense>
        )}
        {ticket?.urgentAt && (
          <Suspense>
            <UrgentNotice ticket={ticket} />
          </Suspense>
        )}
        {ticket?.concealedFrom && (
          <Suspense>
            <ComplaintNotice ticket={ticket} />
          </Suspense>
        )}
        {ticket?.partOf && (
          <Suspense>
            <PartNotice ticket={ticket} />
          </Suspense>
        )}
        {query.data && query.data.sides.length > 0 && (
          <Suspense>
            <SideStrip ticketId={id} sides={query.data.sides} />
          </Suspense>
        )}
        {gone && <Unreachable error={query.error} onRetry={() => void query.refetch()} onBack={onBack} />}
        {query.data ? (
          <>
            <Timeline view={query.data} />
            {query.data.ticket.deletedAt === null ? (
              <ReplyBox ticket={query.data.ticket} messages={query.data.messages} />
            ) : (
              <Suspense>
                {query.data.ticket.junkAt === null ? (
                  <DeletedNotice ticket={query.data.ticket} />
                ) : (
                  <JunkNotice ticket={query.data.ticket} />
                )}
              </Suspense>
            )}
          </>
        ) : (
          query.isPending && (
            <div className={css.waiting}>
              <Waiting rows={3} rowHeight={88} />
            </div>
          )
        )}
      </div>
      {ticket && side && (
        <Suspense>
          <SideDrawer ticket={ticket} opened={side} />
        </Suspense>
      )}
      {ticket && panel.movable(<SidePanel ticket={ticket} onChange={change} />)}
      {ticket && wide && beside && (
        <>
          <ColumnHandle
            label={t('tickets:ticket.resize')}
            side="right"
            width={sideWidth}
            min={280}
            max={480}
            standard={320}
            onChange={setSideWidth}
          />
          <aside
            ref={panel.place}
            className={css.side}
            style={{ width: sideWidth }}
            aria-label={t('tickets:ticket.details')}
          />
        </>
      )}
      {ticket && !wide && (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="right"
          size="22rem"
          title={t('tickets:ticket.details')}
          closeButtonProps={{ 'aria-label': t('close') }}
          classNames={{ body: css.drawer ?? '' }}
        >
          <div ref={panel.place} />
        </Drawer>
      )}
    </section>
  )
}
