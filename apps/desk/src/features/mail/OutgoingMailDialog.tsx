import { Button, Group, Stack, Text } from '@mantine/core'
import type { OutgoingMail } from '@podpora/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { LinkedText } from '../../ui/LinkedText.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Time } from '../../ui/Time.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { outgoingMailQuery, sendAgain } from './api.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import css from './OutgoingMailDialog.module.css'
import { useDeliveryReason } from './useDeliveryReason.ts'

type Props = { id: number; onClose: () => void }

/** A mail as it goes out, word for word. */
export function OutgoingMailDialog({ id, onClose }: Props) {
  const t = useT()
  const mail = useQuery(outgoingMailQuery(id))
  return (
    <Dialog
      onClose={onClose}
      wide
      title={mail.data ? mail.data.subject || t('mail:noSubject') : t('mail:outbox.mail')}
    >
      <Loaded query={mail}>{(known) => <Content mail={known} />}</Loaded>
    </Dialog>
  )
}

function Content({ mail }: { mail: OutgoingMail }) {
  const t = useT()
  const errorText = useErrorText()
  const { delivery } = mail
  const reasonOf = useDeliveryReason()
  const retry = () =>
    void sendAgain(mail.id).then(
      () => noticeDone(t('mail:outbox.sendingAgain')),
      (error: unknown) => noticeFailed(errorText(error)),
    )
  return (
    <Stack gap="md">
      <Group gap="sm">
        <DeliveryMark delivery={delivery} />
        <Text size="sm" c="dimmed">
          {t(`mail:deliveryAbout.${delivery.limited ? 'limited' : delivery.state}`)}
          {delivery.attempts > 0 && ` ${t('mail:tries', { count: delivery.attempts })}`}
          {delivery.nextAt && delivery.state === 'queued' && (
            <>
              {' '}
              {t('mail:outbox.nextTry')} <Time at={delivery.nextAt} />
            </>
          )}
        </Text>
      </Group>
      {delivery.error && <p className={css.error}>{reasonOf(delivery.error)}</p>}
      <Facts
        facts={[
          [t('mail:from'), mail.from],
          [t('mail:to'), mail.to.join(', ')],
          [t('mail:cc'), mail.cc.join(', ')],
          [t('mail:bcc'), mail.bcc.join(', ')],
        ]}
      />
      <div className={css.text}>
        {mail.text === null ? (
          <Text c="dimmed">{t('mail:outbox.secret')}</Text>
        ) : (
          <LinkedText text={mail.text} />
        )}
      </div>
      <Group justify="space-between">
        {mail.ticketId === null ? (
          <span />
        ) : (
          <TextLink to="/tickets/$id" params={{ id: String(mail.ticketId) }}>
            {t('mail:toTicket', { number: mail.ticketId })}
          </TextLink>
        )}
        {(delivery.state === 'failed' || delivery.state === 'held') && (
          <Button onClick={retry}>{t('mail:outbox.retry')}</Button>
        )}
      </Group>
    </Stack>
  )
}
