import { Button, Group, Title } from '@mantine/core'
import type { Passage } from '@podpora/contract/passing'
import type { TicketRow } from '@podpora/contract/tickets'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'
import { Time } from '../../ui/Time.tsx'
import { useAgent } from '../directory/api.ts'
import { wayQuery } from './api.ts'
import css from './TicketWay.module.css'
import { usePlaceName } from './usePlaceName.ts'

const ReturnDialog = lazy(later(() => import('./ReturnDialog.tsx')))

/** Where a ticket has been, step by step, and the way back. Nothing for one that was never passed on. */
export default function TicketWay({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const { passages = [], mayReturn = false } = useQuery(wayQuery(ticket.id)).data ?? {}
  const [returning, setReturning] = useState(false)
  const may = useMay()('ticket.pass') && mayReturn && ticket.status !== 'closed'
  useCommands({ 'ticket.return': () => setReturning(true) }, may)
  if (passages.length === 0) return null
  return (
    <section className={css.part} aria-label={t('passing:way')}>
      <Group justify="space-between">
        <Title order={3}>{t('passing:way')}</Title>
        {may && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={16} stroke={1.5} />}
            onClick={() => setReturning(true)}
          >
            {t('passing:return.open')}
          </Button>
        )}
      </Group>
      <ol className={css.way}>
        {passages.map((passage) => (
          <Step key={passage.id} passage={passage} />
        ))}
      </ol>
      <Suspense>{returning && <ReturnDialog ticket={ticket} onClose={() => setReturning(false)} />}</Suspense>
    </section>
  )
}

function Step({ passage }: { passage: Passage }) {
  const t = useT()
  const placeName = usePlaceName()
  const accepter = useAgent(passage.acceptedBy)
  const { by, at, reason, acceptedAt, beyondPlan } = passage
  return (
    <li>
      {t(`passing:step.${passage.way}`, {
        from: placeName(passage.fromLineId, passage.fromGroupId),
        to: placeName(passage.toLineId, passage.toGroupId),
      })}
      <div className={css.about}>
        {by.name || t('passing:byRule')} · <Time at={at} />
        {reason && ` · ${reason}`}
        {beyondPlan && ` · ${t('passing:beyondPlan.mark')}`}
      </div>
      {acceptedAt && (
        <div className={css.about}>
          {t('passing:acceptedBy', { name: accepter?.name ?? '' })} · <Time at={acceptedAt} />
        </div>
      )}
    </li>
  )
}
