import { SegmentedControl, Text } from '@mantine/core'
import type { OutgoingMail } from '@podpora/contract/mail'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Time } from '../../ui/Time.tsx'
import { mailStateQuery, type OutboxState, outboxQuery } from './api.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import { OutgoingMailDialog } from './OutgoingMailDialog.tsx'
import { useDeliveryReason } from './useDeliveryReason.ts'

export default function OutboxScreen() {
  return (
    <Allowed to="mail.watch">
      <Outbox />
    </Allowed>
  )
}

const filters = ['all', 'waiting', 'failed', 'sent'] as const
type Filter = (typeof filters)[number]

function Outbox() {
  const t = useT()
  const [filter, setFilter] = useState<Filter>('all')
  const [open, setOpen] = useState<number | null>(null)
  const state: OutboxState | null = filter === 'all' ? null : filter
  const mails = useInfiniteQuery(outboxQuery(state))
  return (
    <Page title={t('mail:outbox.title')} about={t('mail:outbox.about')}>
      <NoRelayHint />
      <div>
        <SegmentedControl
          aria-label={t('mail:outbox.filter')}
          value={filter}
          onChange={(value) => setFilter(filters.find((name) => name === value) ?? 'all')}
          data={filters.map((value) => ({ value, label: t(`mail:outbox.filters.${value}`) }))}
        />
      </div>
      <Loaded query={mails}>
        {({ pages }) => {
          const list = pages.flatMap((page) => page.items)
          if (list.length === 0)
            return (
              <EmptyState
                title={t('mail:outbox.none')}
                icon={<IconSend size={24} stroke={1.5} aria-hidden />}
              >
                {filter === 'all' ? t('mail:outbox.noneWhy') : null}
              </EmptyState>
            )
          return (
            <>
              <Rows label={t('mail:outbox.title')}>
                {list.map((mail) => (
                  <MailRow key={mail.id} mail={mail} onOpen={() => setOpen(mail.id)} />
                ))}
              </Rows>
              <MoreButton query={mails} />
            </>
          )
        }}
      </Loaded>
      {open !== null && <OutgoingMailDialog id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** Why so much may be waiting; only those who could change it see the reason. */
function NoRelayHint() {
  const t = useT()
  const may = useMay()
  const state = useQuery({ ...mailStateQuery, enabled: may('mailbox.manage') })
  if (!state.data || state.data.relay) return null
  return <Text size="sm">{t('mail:ways.noRelay')}</Text>
}

function MailRow({ mail, onOpen }: { mail: OutgoingMail; onOpen: () => void }) {
  const t = useT()
  const reasonOf = useDeliveryReason()
  return (
    <Row
      title={mail.subject || t('mail:noSubject')}
      onOpen={onOpen}
      about={
        <>
          {t(`mail:kinds.${mail.kind}`)} · {mail.to.join(', ')} · <Time at={mail.createdAt} />
          {mail.delivery.error && <div>{reasonOf(mail.delivery.error)}</div>}
        </>
      }
      aside={<DeliveryMark delivery={mail.delivery} />}
    />
  )
}
