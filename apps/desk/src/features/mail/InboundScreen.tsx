import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import type { InboundMail } from '@podpora/contract/mail'
import { IconDownload, IconMailCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { inboundQuery, sourceAddress, takeInAgain } from './api.ts'

export default function InboundScreen() {
  return (
    <Allowed to="mail.watch">
      <Inbound />
    </Allowed>
  )
}

/** What failed comes first: it is what somebody has to look at. */
function Inbound() {
  const t = useT()
  const [filter, setFilter] = useState<'failed' | 'all'>('failed')
  const mails = useInfiniteQuery(inboundQuery(filter === 'failed' ? 'failed' : null))
  return (
    <Page title={t('mail:inbound.title')} about={t('mail:inbound.about')}>
      <div>
        <SegmentedControl
          aria-label={t('mail:inbound.filter')}
          value={filter}
          onChange={(value) => setFilter(value === 'all' ? 'all' : 'failed')}
          data={[
            { value: 'failed', label: t('mail:inbound.filters.failed') },
            { value: 'all', label: t('mail:inbound.filters.all') },
          ]}
        />
      </div>
      <Loaded query={mails}>
        {({ pages }) => {
          const list = pages.flatMap((page) => page.items)
          if (list.length === 0)
            return (
              <EmptyState
                title={filter === 'failed' ? t('mail:inbound.noneFailed') : t('mail:inbound.none')}
                icon={<IconMailCheck size={24} stroke={1.5} aria-hidden />}
              >
                {filter === 'failed' ? t('mail:inbound.noneFailedWhy') : t('mail:inbound.noneWhy')}
              </EmptyState>
            )
          return (
            <>
              <Rows label={t('mail:inbound.title')}>
                {list.map((mail) => (
                  <MailRow key={mail.id} mail={mail} />
                ))}
              </Rows>
              <MoreButton query={mails} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

const tones = { received: 'warn', processed: 'ok', duplicate: 'quiet', failed: 'danger' } as const

function MailRow({ mail }: { mail: InboundMail }) {
  const t = useT()
  const errorText = useErrorText()
  const retry = () =>
    void takeInAgain(mail.id).then(
      () => noticeDone(t('mail:inbound.takenAgain')),
      (error: unknown) => noticeFailed(errorText(error)),
    )
  return (
    <Row
      title={mail.subject || t('mail:noSubject')}
      about={
        <>
          {mail.from || t('mail:inbound.noSender')} · <Time at={mail.receivedAt} />
          {mail.ticketId !== null && (
            <>
              {' · '}
              <TextLink to="/tickets/$id" params={{ id: String(mail.ticketId) }} size="sm" underline="always">
                {t('mail:toTicket', { number: mail.ticketId })}
              </TextLink>
            </>
          )}
          {mail.error && (
            <div>
              {mail.error} {t('mail:tries', { count: mail.attempts })}
            </div>
          )}
        </>
      }
      aside={
        <>
          <StateMark tone={tones[mail.state]}>{t(`mail:inboundStates.${mail.state}`)}</StateMark>
          {mail.state === 'failed' && (
            <Button variant="default" size="compact-sm" onClick={retry}>
              {t('tryAgain')}
            </Button>
          )}
          <Tooltip label={t('mail:inbound.source')}>
            <ActionIcon
              component="a"
              href={sourceAddress(mail.id)}
              download={`mail-${mail.id}.eml`}
              aria-label={t('mail:inbound.source')}
            >
              <IconDownload size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    />
  )
}
