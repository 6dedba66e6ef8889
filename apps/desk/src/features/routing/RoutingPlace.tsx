import { useMediaQuery } from '@mantine/hooks'
import type { OwnRouting } from '@podpora/contract/routing'
import { useNavigate } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { narrow } from '../../ui/narrow.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import AvailabilityButton from './AvailabilityButton.tsx'
import { takeNext } from './api.ts'
import { NextButton } from './NextButton.tsx'
import { OfferCard } from './OfferCard.tsx'
import css from './RoutingPlace.module.css'

/** Over every screen of somebody whose tickets are routed: what is offered, and the way to the next. */
export default function RoutingPlace({ own }: { own: OwnRouting }) {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const phone = useMediaQuery(narrow, matchMedia(narrow).matches)
  const mayTake = may('routing.take')
  const next = () =>
    void takeNext().then(
      ({ ticketId, reason }) => {
        if (ticketId !== null)
          void navigate({ to: '/views/$view/$id', params: { view: 'mine', id: String(ticketId) } })
        else noticeFailed(t(`routing:reason.${reason ?? 'none_waiting'}`))
      },
      (error: unknown) => noticeFailed(errorText(error)),
    )
  useCommands({ 'routing.next': next }, mayTake)
  const [offer] = own.offers
  if (!mayTake) return null
  return (
    <div className={css.place}>
      {offer && <OfferCard key={offer.id} offer={offer} />}
      {(own.pull || phone) && (
        <div className={css.line}>
          {phone && (
            <AvailabilityButton own={own} className={css.state ?? ''} labelClass={css.hidden ?? ''} folded />
          )}
          {own.pull && <NextButton onClick={next} />}
        </div>
      )}
    </div>
  )
}
