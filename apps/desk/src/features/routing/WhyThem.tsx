import { Popover, UnstyledButton } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconHelpCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { useAgent } from '../directory/api.ts'
import { ticketRoutingQuery } from './api.ts'
import { Explained } from './Explained.tsx'
import { useReasonText } from './useReasonText.ts'
import css from './WhyThem.module.css'

/** Beside a ticket: why this person has it, or why it waits. Nothing where routing had no part in it. */
export default function WhyThem({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const { data } = useQuery(ticketRoutingQuery(ticket.id))
  const reasonText = useReasonText()
  const agent = useAgent(data?.assignment?.agentId ?? null)
  const { assignment, waits } = data ?? {}
  if (!assignment && !waits) return null
  const sentence = assignment
    ? assignment.way === 'hand'
      ? t('routing:why.hand')
      : t(`routing:why.${assignment.way}`, { name: agent?.name ?? '' })
    : waits
      ? reasonText(waits)
      : ''
  const explanation = assignment?.explanation ?? waits?.explanation
  if (!explanation) return <p className={css.alone}>{sentence}</p>
  return (
    <Popover position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={css.open}>
          <IconHelpCircle size={16} stroke={1.5} aria-hidden />
          {t('routing:why.title')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.card} aria-label={t('routing:why.title')}>
        <p className={css.sentence}>{sentence}</p>
        <Explained explanation={explanation} />
      </Popover.Dropdown>
    </Popover>
  )
}
