import { Anchor, Button } from '@mantine/core'
import type { Webhook } from '@podpora/contract/api'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { webhooksQuery } from './api.ts'
import { DeliveryLog } from './DeliveryLog.tsx'
import { WebhookDialog } from './WebhookDialog.tsx'

export default function WebhooksScreen() {
  return (
    <Allowed to="webhook.manage">
      <Webhooks />
    </Allowed>
  )
}

function Webhooks() {
  const t = useT()
  const webhooks = useInfiniteQuery(webhooksQuery)
  const [open, setOpen] = useState<Webhook | 'new' | null>(null)
  const [log, setLog] = useState<number | null>(null)
  const list = webhooks.data?.pages.flatMap((page) => page.items) ?? []
  const logged = list.find((webhook) => webhook.id === log)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('api:webhooks.add')}
    </Button>
  )
  return (
    <Page
      title={t('api:webhooks.title')}
      about={
        <>
          {t('api:webhooks.about')}{' '}
          <Anchor underline="always" href={api.url('/docs')}>
            {t('api:reference')}
          </Anchor>
        </>
      }
      action={add}
    >
      <Loaded query={webhooks}>
        {() =>
          list.length === 0 ? (
            <EmptyState
              title={t('api:webhooks.none')}
              icon={<IconWebhook size={24} stroke={1.5} aria-hidden />}
            >
              {t('api:webhooks.noneWhy')}
            </EmptyState>
          ) : (
            <>
              <Rows label={t('api:webhooks.title')}>
                {list.map((webhook) => (
                  <WebhookRow
                    key={webhook.id}
                    webhook={webhook}
                    onOpen={() => setLog(webhook.id)}
                    onChange={() => setOpen(webhook)}
                  />
                ))}
              </Rows>
              <MoreButton query={webhooks} />
            </>
          )
        }
      </Loaded>
      {open && <WebhookDialog webhook={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {logged && <DeliveryLog webhook={logged} onClose={() => setLog(null)} />}
    </Page>
  )
}

function WebhookRow(props: { webhook: Webhook; onOpen: () => void; onChange: () => void }) {
  const { webhook, onOpen, onChange } = props
  const t = useT()
  const { name, url, kinds, disabledAt, failingSince } = webhook
  return (
    <Row
      title={name}
      about={
        <>
          {url}
          <div>{kinds ? kinds.join(', ') : t('api:webhooks.allKinds')}</div>
          {disabledAt && <div>{t('api:webhooks.disabledWhy')}</div>}
          {!disabledAt && failingSince && (
            <div>
              {t('api:webhooks.failingSince')} <Time at={failingSince} />
            </div>
          )}
        </>
      }
      aside={
        <>
          <WebhookMark webhook={webhook} />
          <Button
            variant="default"
            size="compact-sm"
            onClick={onOpen}
            aria-label={t('api:log.titleOf', { name })}
          >
            {t('api:log.title')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={onChange}
            aria-label={t('api:services.changeNamed', { name })}
          >
            {t('api:services.change')}
          </Button>
        </>
      }
    />
  )
}

function WebhookMark({ webhook: { active, disabledAt, failingSince } }: { webhook: Webhook }) {
  const t = useT()
  if (disabledAt) return <StateMark tone="danger">{t('api:webhooks.states.disabled')}</StateMark>
  if (!active) return <StateMark tone="quiet">{t('api:webhooks.states.off')}</StateMark>
  if (failingSince) return <StateMark tone="warn">{t('api:webhooks.states.failing')}</StateMark>
  return <StateMark tone="ok">{t('api:webhooks.states.on')}</StateMark>
}
