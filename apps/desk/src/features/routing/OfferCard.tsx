import { Button, Group, Progress, Text } from '@mantine/core'
import type { Offer } from '@podpora/contract/routing'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { withKey } from '../../ui/commands.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { PriorityMark } from '../tickets/PriorityMark.tsx'
import { answerOffer } from './api.ts'
import css from './OfferCard.module.css'

/** A ticket that one is asked to take, and how long the question stands. */
export function OfferCard({ offer }: { offer: Offer }) {
  const t = useT()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const left = useSecondsUntil(offer.expiresAt)
  const [whole] = useState(() => Math.max(1, left))
  const answer = (given: 'accept' | 'decline') =>
    void answerOffer(offer.id, given).then(
      () => {
        const params = { view: 'mine', id: String(offer.ticketId) }
        if (given === 'accept') void navigate({ to: '/views/$view/$id', params })
      },
      (error: unknown) => noticeFailed(errorText(error)),
    )
  useCommands({ 'routing.accept': () => answer('accept'), 'routing.decline': () => answer('decline') })
  return (
    <section className={css.card} aria-label={t('routing:offered.title')}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={600} role="status">
          {t('routing:offered.title')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('routing:offered.left', { count: left })}
        </Text>
      </Group>
      <Progress
        value={(100 * left) / whole}
        size="xs"
        aria-label={t('routing:offered.left', { count: left })}
      />
      <div>
        <Group gap={6} wrap="nowrap">
          <PriorityMark priority={offer.priority} />
          <Text fw={500} truncate>
            #{offer.ticketId} {offer.subject}
          </Text>
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {offer.customerName}: {offer.excerpt}
        </Text>
      </div>
      <Group gap="xs" justify="flex-end">
        <Button
          variant="default"
          size="sm"
          title={withKey(t('routing:offered.decline'), 'routing.decline')}
          onClick={() => answer('decline')}
        >
          {t('routing:offered.decline')}
        </Button>
        <Button
          size="sm"
          title={withKey(t('routing:offered.accept'), 'routing.accept')}
          onClick={() => answer('accept')}
        >
          {t('routing:offered.accept')}
        </Button>
      </Group>
    </section>
  )
}

function useSecondsUntil(at: string): number {
  const [left, setLeft] = useState(() => secondsUntil(at))
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(at)), 1000)
    return () => clearInterval(timer)
  }, [at])
  return left
}

const secondsUntil = (at: string): number => Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000))
