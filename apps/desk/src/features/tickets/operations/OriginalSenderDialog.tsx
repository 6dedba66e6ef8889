import { Button, Group, Stack, Text } from '@mantine/core'
import type { NewCustomerOfTicket } from '@podpora/contract/operations'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useT } from '../../../i18n/useT.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { noticeDone, noticeFailed } from '../../../ui/notice.tsx'
import { useErrorText } from '../../../ui/useErrorText.ts'
import { giveToCustomer, originalSenderQuery } from './api.ts'

type Props = { ticket: TicketRow; message: Message; onClose: () => void }

/** A mail was passed on to us: the ticket becomes that of who wrote it. */
export default function OriginalSenderDialog({ ticket, message, onClose }: Props) {
  const t = useT()
  const errorText = useErrorText()
  const query = useQuery(originalSenderQuery(message.id))
  const give = useMutation({ mutationFn: (who: NewCustomerOfTicket) => giveToCustomer(ticket.id, who) })
  const failed = (error: unknown) => noticeFailed(errorText(error))
  const back = () => {
    if (message.from)
      void giveToCustomer(ticket.id, { address: message.from, name: '' }).then(
        () => noticeDone(t('operations:undone')),
        failed,
      )
  }
  const save = (who: NewCustomerOfTicket) =>
    give.mutate(who, {
      onSuccess: () => {
        onClose()
        noticeDone(t('operations:original.done', { name: who.name || who.address }), {
          label: t('undo'),
          run: back,
        })
      },
      onError: failed,
    })
  return (
    <Dialog title={t('operations:original.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ sender }) =>
          sender ? (
            <Stack>
              <Text size="sm">
                {t('operations:original.about', {
                  sender: sender.name ? `${sender.name} <${sender.address}>` : sender.address,
                  forwarder: message.author.name || message.from || '',
                })}
              </Text>
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t('cancel')}
                </Button>
                <Button data-autofocus loading={give.isPending} onClick={() => save(sender)}>
                  {t('operations:original.save')}
                </Button>
              </Group>
            </Stack>
          ) : (
            <Text size="sm">{t('operations:original.none')}</Text>
          )
        }
      </Loaded>
    </Dialog>
  )
}
