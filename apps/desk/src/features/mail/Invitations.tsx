import { Text } from '@mantine/core'
import type { Invitation } from '@podpora/contract/opened-files'
import { IconCalendarEvent, IconCalendarOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Facts } from '../../ui/Facts.tsx'
import { LinkedText } from '../../ui/LinkedText.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { invitationsQuery } from './api.ts'
import css from './Invitations.module.css'
import { whenText } from './whenText.ts'

/** The meetings that a message invites to, in the reader's own time. */
export default function Invitations({ attachmentId }: { attachmentId: number }) {
  const errorText = useErrorText()
  const { data = [], error } = useQuery(invitationsQuery(attachmentId))
  if (error)
    return (
      <Text size="xs" c="dimmed" mt="xs">
        {errorText(error)}
      </Text>
    )
  return data.map((invitation, i) => <InvitationCard key={i} invitation={invitation} />)
}

function InvitationCard({ invitation }: { invitation: Invitation }) {
  const t = useT()
  const locale = localeOf(useLanguage())
  const { what, summary, place, description, start, end, repeats, organiser, people } = invitation
  const Icon = what === 'cancelled' ? IconCalendarOff : IconCalendarEvent
  const when = whenText({ start, end }, locale, (time, zone) =>
    t('mail:invitation.unknownZone', { time, zone }),
  )
  const facts: [string, ReactNode][] = [
    [t('mail:invitation.when'), when && (repeats ? `${when}, ${t('mail:invitation.repeats')}` : when)],
    [t('mail:invitation.place'), place && <LinkedText text={place} />],
    [t('mail:invitation.organiser'), organiser && (organiser.name || organiser.address)],
    [
      t('mail:invitation.people'),
      people
        .slice(0, 12)
        .map(({ name, address, answer }) =>
          answer ? `${name || address} (${t(`mail:invitation.answers.${answer}`)})` : name || address,
        )
        .concat(people.length > 12 ? ['…'] : [])
        .join(', '),
    ],
  ]
  return (
    <section className={css.card} data-what={what} aria-label={t(`mail:invitation.what.${what}`)}>
      <p className={css.title}>
        <Icon size={16} stroke={1.75} aria-hidden />
        <span className={css.what}>{t(`mail:invitation.what.${what}`)}</span> {summary}
      </p>
      <Facts facts={facts} />
      {description && (
        <details className={css.more}>
          <summary>{t('mail:invitation.description')}</summary>
          <LinkedText text={description} />
        </details>
      )}
    </section>
  )
}
