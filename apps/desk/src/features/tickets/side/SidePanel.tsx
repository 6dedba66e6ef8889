import type { TicketFields, TicketRow } from '@podpora/contract/tickets'
import { IconArrowUpLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMay } from '../../../api/session.ts'
import { withTexts } from '../../../i18n/language.ts'
import { useT } from '../../../i18n/useT.ts'
import { later } from '../../../ui/later.ts'
import { Time } from '../../../ui/Time.tsx'
import { CustomerCard } from '../../customers/CustomerCard.tsx'
import { useDirectory } from '../../directory/api.ts'
import { useFields } from '../../fields/api.ts'
import { arrived, useAsked } from '../../fields/asking.ts'
import { Followers } from '../../notifications/Followers.tsx'
import { useOwnRouting } from '../../routing/own.ts'
import { Links } from '../operations/Links.tsx'
import { Properties } from './Properties.tsx'
import css from './SidePanel.module.css'

// Only a company that has fields of its own loads what they are edited with.
const CustomFields = lazy(later(() => import('../../fields/CustomFields.tsx')))
const TicketWay = lazy(later(() => import('../../passing/TicketWay.tsx')))
const Clocks = lazy(later(() => import('../../levels/Clocks.tsx')))
const Checklist = lazy(later(() => import('../checklist/Checklist.tsx')))

const TicketService = lazy(
  withTexts(
    ['work'],
    later(() => import('../../time/TicketService.tsx')),
  ),
)
const WhyThem = lazy(
  withTexts(
    ['work'],
    later(() => import('../../routing/WhyThem.tsx')),
  ),
)

const ProjectPanel = lazy(
  withTexts(
    ['work'],
    later(() => import('../../projects/ProjectPanel.tsx')),
  ),
)

const ComplaintsAbout = lazy(
  withTexts(
    ['work'],
    later(() => import('../../complaints/ComplaintsAbout.tsx')),
  ),
)

const TicketRegulations = lazy(
  withTexts(
    ['work'],
    later(() => import('../../regulations/TicketRegulations.tsx')),
  ),
)

const TicketMaterials = lazy(
  withTexts(
    ['work'],
    later(() => import('../../materials/TicketMaterials.tsx')),
  ),
)

type Props = { ticket: TicketRow; onChange: (changes: TicketFields) => void }

/** All about the ticket and about the one who asks, to be changed where it stands. */
export function SidePanel({ ticket, onChange }: Props) {
  const t = useT()
  const { lines } = useDirectory()
  const fields = useFields()
  const asked = useAsked(ticket.id)
  const own = useOwnRouting(true)
  const may = useMay()
  const mayReadComplaints = may('complaint.read')
  const mayReadRegulations = may('regulation.read')
  const mayReadMaterials = may('material.read')
  const seesService = may('customer.read')
  return (
    <>
      <section className={css.part} aria-label={t('tickets:ticket.properties')}>
        <Properties ticket={ticket} onChange={onChange} />
        {fields.length > 0 && (
          <Suspense>
            <CustomFields
              ticket={ticket}
              fields={fields}
              asked={asked?.keys}
              leading={asked?.leading}
              onArrived={arrived}
              onChange={(custom) => onChange({ custom })}
            />
          </Suspense>
        )}
        {own?.anywhere && (
          <Suspense>
            <WhyThem ticket={ticket} />
          </Suspense>
        )}
        <dl className={css.facts}>
          <div>
            <dt>{t('tickets:ticket.created')}</dt>
            <dd>
              <Time at={ticket.createdAt} />
            </dd>
          </div>
          <div>
            <dt>{t('tickets:ticket.updated')}</dt>
            <dd>
              <Time at={ticket.updatedAt} />
            </dd>
          </div>
        </dl>
        <Followers ticketId={ticket.id} />
        {ticket.previousTicketId !== null && (
          <Link to="/tickets/$id" params={{ id: String(ticket.previousTicketId) }} className={css.previous}>
            <IconArrowUpLeft size={16} stroke={1.5} aria-hidden />
            {t('tickets:ticket.previous', { id: `#${ticket.previousTicketId}` })}
          </Link>
        )}
      </section>
      {ticket.projectAt !== null && (
        <Suspense>
          <ProjectPanel ticket={ticket} />
        </Suspense>
      )}
      <section className={css.part} aria-label={t('fields:checklist.title')}>
        <Suspense>
          <Checklist ticket={ticket} />
        </Suspense>
      </section>
      {lines.length > 0 && (
        <Suspense>
          <TicketWay ticket={ticket} />
        </Suspense>
      )}
      <Suspense>
        <Clocks ticket={ticket} />
      </Suspense>
      {mayReadRegulations && (
        <Suspense>
          <TicketRegulations ticket={ticket} />
        </Suspense>
      )}
      {mayReadMaterials && (
        <Suspense>
          <TicketMaterials ticket={ticket} />
        </Suspense>
      )}
      {mayReadComplaints && ticket.concealedFrom === null && (
        <Suspense>
          <ComplaintsAbout ticketId={ticket.id} />
        </Suspense>
      )}
      {seesService && (
        <Suspense>
          <TicketService ticket={ticket} />
        </Suspense>
      )}
      <Links ticket={ticket} />
      <section className={css.part}>
        <CustomerCard id={ticket.customerId} ticket={ticket.id} />
      </section>
    </>
  )
}
