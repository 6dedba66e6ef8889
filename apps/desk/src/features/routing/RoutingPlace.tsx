import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { OwnRouting } from '@podpora/contract/routing'
import { IconArrowBarToDown } from '@tabler/icons-react'
import { useMatchRoute } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { narrow } from '../../ui/narrow.ts'
import AvailabilityButton from './AvailabilityButton.tsx'
import { OfferCard } from './OfferCard.tsx'
import css from './RoutingPlace.module.css'
import { useTakeNext } from './useTakeNext.ts'

/** Of somebody whose tickets are routed: what is offered, over every screen, and on a phone what else stands beside the views. */
export default function RoutingPlace({ own }: { own: OwnRouting }) {
  const mayTake = useMay()('routing.take')
  const phone = useMediaQuery(narrow, matchMedia(narrow).matches)
  const next = useTakeNext()
  useCommands({ 'routing.next': next }, mayTake)
  const [offer] = own.offers
  if (!mayTake) return null
  return (
    <>
      {offer && (
        <div className={css.offer}>
          <OfferCard key={offer.id} offer={offer} />
        </div>
      )}
      {phone && <OverTheList own={own} onNext={next} />}
    </>
  )
}

/** Over a list only: a ticket fills a phone, and its bottom is for the answer. */
function OverTheList({ own, onNext }: { own: OwnRouting; onNext: () => void }) {
  const t = useT()
  if (!useMatchRoute()({ to: '/views/$view' })) return null
  return (
    <div className={css.line}>
      <AvailabilityButton own={own} className={css.state ?? ''} labelClass={css.hidden ?? ''} folded />
      {own.pull && (
        <Button size="sm" leftSection={<IconArrowBarToDown size={16} stroke={1.5} />} onClick={onNext}>
          {t('routing:next')}
        </Button>
      )}
    </div>
  )
}
