import { Button, Group, Text, Textarea } from '@mantine/core'
import type { TicketEntitlement } from '@podpora/contract/contracts'
import type { TicketRow } from '@podpora/contract/tickets'
import { escapeHtml } from '@podpora/contract/variables'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useAmounts } from '../contracts/useAmounts.ts'
import { agree, askCustomer } from './api.ts'
import css from './TicketService.module.css'

type Asked = NonNullable<TicketEntitlement['agreement']>
type Props = { ticket: TicketRow; agreement: Asked }

/** A request beyond a plan that asks first: its price, the question to the customer, and what they said. */
export function Agreement({ ticket, agreement: { id, price, state, question } }: Props) {
  const t = useT()
  const { money } = useAmounts()
  const may = useMay()
  const { act, busy, error } = useAction()
  const [asking, setAsking] = useState(false)
  const shown = price ? money([price]) : '—'
  const words = { asked: 'asks', done: 'done', declined: 'declined' } as const
  const open = state === 'asked' && ticket.status !== 'closed'
  const answer = (agreed: boolean) => void act(() => agree(ticket.id, id, agreed))
  return (
    <div>
      <p className={css.about}>{t(`entitlements:agreement.${words[state]}`, { price: shown })}</p>
      {open && (
        <Text size="xs" c="dimmed">
          {t('entitlements:agreement.why')}
        </Text>
      )}
      {open && may('ticket.change') && (
        <Group gap="xs" mt={4}>
          {may('ticket.reply') && (
            <Button size="compact-xs" onClick={() => setAsking(true)}>
              {t('entitlements:agreement.ask')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" disabled={busy} onClick={() => answer(true)}>
            {t('entitlements:agreement.yes')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            title={t('entitlements:agreement.noWhy')}
            onClick={() => answer(false)}
          >
            {t('entitlements:agreement.no')}
          </Button>
        </Group>
      )}
      <FormError error={error} />
      {asking && <AskDialog ticket={ticket} question={question} onClose={() => setAsking(false)} />}
    </div>
  )
}

type AskProps = { ticket: TicketRow; question: string; onClose: () => void }

/** The ready question, to be changed before it goes. */
function AskDialog({ ticket, question, onClose }: AskProps) {
  const t = useT()
  const { act, busy, error } = useAction()
  const [text, setText] = useState(question)
  const [clientId] = useState(() => crypto.randomUUID())
  const send = () =>
    act(async () => {
      const html = text
        .trim()
        .split(/\n{2,}/)
        .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
        .join('')
      await askCustomer(ticket.id, clientId, html)
      onClose()
    })
  return (
    <FormDialog
      title={t('entitlements:agreement.askTitle')}
      action={t('entitlements:agreement.send')}
      sending={{
        busy,
        error,
        submit: (event) => {
          event.preventDefault()
          void send()
        },
      }}
      incomplete={text.trim() === ''}
      onClose={onClose}
      wide
    >
      <Textarea
        label={t('entitlements:agreement.question')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={8}
        data-autofocus
      />
    </FormDialog>
  )
}
