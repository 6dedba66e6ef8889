import type { AgentRouting, WaitingTicket } from '@podpora/contract/routing'
import { IconMoodSmile } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Time } from '../../ui/Time.tsx'
import { useDirectory, useGroup } from '../directory/api.ts'
import { PriorityMark } from '../tickets/PriorityMark.tsx'
import { agentRoutingQuery, waitingQuery } from './api.ts'
import { Explained } from './Explained.tsx'
import { useReasonText } from './useReasonText.ts'

export default function WaitingScreen() {
  return (
    <Allowed to="routing.watch">
      <Waiting />
    </Allowed>
  )
}

function Waiting() {
  const t = useT()
  const query = useInfiniteQuery(waitingQuery)
  const people = useQuery(agentRoutingQuery)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('routing:waiting.title')} about={t('routing:waiting.about')}>
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              title={t('routing:waiting.none')}
              icon={<IconMoodSmile size={24} stroke={1.5} aria-hidden />}
            >
              {t('routing:waiting.noneWhy')}
            </EmptyState>
          ) : (
            <>
              <Rows label={t('routing:waiting.title')}>
                {rows.map((one) => (
                  <WaitingRow key={one.ticketId} waiting={one} />
                ))}
              </Rows>
              <MoreButton query={query} />
            </>
          )
        }
      </Loaded>
      <Section title={t('routing:waiting.people')}>
        <Loaded query={people}>
          {(all) => (
            <Rows label={t('routing:waiting.people')}>
              {all.map((one) => (
                <PersonRow key={one.agentId} person={one} />
              ))}
            </Rows>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}

function WaitingRow({ waiting }: { waiting: WaitingTicket }) {
  const reasonText = useReasonText()
  const group = useGroup(waiting.groupId)
  return (
    <Row
      mark={<PriorityMark priority={waiting.priority} />}
      title={
        <TextLink to="/tickets/$id" params={{ id: String(waiting.ticketId) }}>
          #{waiting.ticketId} {waiting.subject}
        </TextLink>
      }
      about={
        <>
          <div>
            {waiting.customerName} · {group?.name} · <Time at={waiting.since} />
          </div>
          <div>{reasonText(waiting)}</div>
          {waiting.explanation && <Explained explanation={waiting.explanation} />}
        </>
      }
    />
  )
}

const tones = { online: 'ok', busy: 'warn', away: 'quiet' } as const

function PersonRow({ person }: { person: AgentRouting }) {
  const t = useT()
  const { agents } = useDirectory()
  const { availability, vanished, onShift, load, capacity } = person
  return (
    <Row
      title={agents.find((one) => one.id === person.agentId)?.name ?? ''}
      about={[
        t('routing:people.has', { load, capacity }),
        vanished && t('routing:vanished'),
        !onShift && t('routing:obstacle.off_shift'),
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={<StateMark tone={tones[availability]}>{t(`routing:state.${availability}`)}</StateMark>}
    />
  )
}
