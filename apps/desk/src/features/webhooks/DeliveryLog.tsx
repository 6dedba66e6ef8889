import { Button, Group, Stack, Text } from '@mantine/core'
import type { Webhook, WebhookDelivery } from '@podpora/contract/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { deliveriesQuery, replayDelivery, replaySpan, testWebhook } from './api.ts'

const dayMs = 24 * 60 * 60_000

/** What was sent to a webhook in the last two weeks, and sending it again. */
export function DeliveryLog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const deliveries = useInfiniteQuery(deliveriesQuery(webhook.id))
  const attempt = (action: Promise<string>) =>
    void action.then(noticeDone).catch((error: unknown) => noticeFailed(errorText(error)))
  const test = () => attempt(testWebhook(webhook.id).then(() => t('api:log.testSent')))
  const again = (id: number) =>
    attempt(replayDelivery(id).then(() => t('api:log.sendingAgain', { count: 1 })))
  const failedAgain = () => {
    const now = Date.now()
    const span = { from: new Date(now - 14 * dayMs).toISOString(), to: new Date(now + dayMs).toISOString() }
    const sent = replaySpan(webhook.id, { ...span, failedOnly: true })
    attempt(sent.then(({ count }) => t('api:log.sendingAgain', { count })))
  }
  return (
    <Dialog onClose={onClose} wide title={t('api:log.titleOf', { name: webhook.name })}>
      <Stack gap="md">
        <Group gap="xs">
          <Button onClick={test}>{t('api:log.test')}</Button>
          <Button variant="default" onClick={failedAgain}>
            {t('api:log.failedAgain')}
          </Button>
        </Group>
        <Loaded query={deliveries}>
          {({ pages }) => {
            const list = pages.flatMap((page) => page.items)
            if (list.length === 0)
              return <EmptyState title={t('api:log.none')}>{t('api:log.noneWhy')}</EmptyState>
            return (
              <>
                <Rows label={t('api:log.title')}>
                  {list.map((delivery) => (
                    <DeliveryRow key={delivery.id} delivery={delivery} onAgain={() => again(delivery.id)} />
                  ))}
                </Rows>
                <MoreButton query={deliveries} />
              </>
            )
          }}
        </Loaded>
      </Stack>
    </Dialog>
  )
}

const tones = { queued: 'warn', sending: 'info', delivered: 'ok', failed: 'danger' } as const

function DeliveryRow({ delivery, onAgain }: { delivery: WebhookDelivery; onAgain: () => void }) {
  const t = useT()
  const { kind, state, tries, createdAt, nextAt, messageId } = delivery
  return (
    <Row
      title={kind}
      about={
        <>
          <Time at={createdAt} /> · <code>{messageId}</code>
          {tries.map((done) => (
            <Text key={done.at} size="sm" style={{ overflowWrap: 'anywhere' }}>
              <Time at={done.at} /> · {done.ms} ms{done.status !== null && ` · HTTP ${done.status}`}
              {done.error && ` · ${t(`api:log.errors.${done.error}`)}`}
              {done.detail && `: ${done.detail}`}
            </Text>
          ))}
          {state === 'queued' && tries.length > 0 && nextAt && (
            <div>
              {t('api:log.next')}: <Time at={nextAt} />
            </div>
          )}
        </>
      }
      aside={
        <>
          <StateMark tone={tones[state]}>{t(`api:log.states.${state}`)}</StateMark>
          {(state === 'failed' || state === 'delivered') && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={onAgain}
              aria-label={t('api:log.againNamed', { kind })}
            >
              {t('api:log.again')}
            </Button>
          )}
        </>
      }
    />
  )
}
