import { Button, Checkbox, Group } from '@mantine/core'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { IconArrowLeft, IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../../api/client.ts'
import { localeOf } from '../../../i18n/language.ts'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { Loaded } from '../../../ui/Loaded.tsx'
import { useTitle } from '../../../ui/useTitle.ts'
import type { Page } from '../api.ts'
import { pdfUrl } from './api.ts'
import { PrintedText } from './PrintedText.tsx'
import css from './PrintScreen.module.css'

/** A ticket on paper: all that was said, oldest first. The browser prints it; the server makes a PDF of it. */
export default function PrintScreen() {
  const t = useT()
  const id = Number(useParams({ strict: false }).id)
  const [notes, setNotes] = useState(false)
  const query = useQuery({ queryKey: ['print', id], queryFn: () => wholeTicket(id), staleTime: 0 })
  useTitle(t('operations:print.title', { id }))
  return (
    <div className={css.screen}>
      <Group className={css.tools} gap="sm">
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} stroke={1.5} />}
          renderRoot={(props) => <Link {...props} to="/tickets/$id" params={{ id: String(id) }} />}
        >
          {t('operations:print.back')}
        </Button>
        <Button
          leftSection={<IconPrinter size={16} stroke={1.5} />}
          onClick={() => window.print()}
          disabled={!query.data}
        >
          {t('operations:print.print')}
        </Button>
        <Button
          component="a"
          variant="default"
          href={pdfUrl(id, notes)}
          download
          leftSection={<IconFileTypePdf size={16} stroke={1.5} />}
        >
          {t('operations:print.pdf')}
        </Button>
        <Checkbox
          label={t('operations:print.notes')}
          checked={notes}
          onChange={(event) => setNotes(event.currentTarget.checked)}
        />
      </Group>
      <Loaded query={query}>
        {({ ticket, messages }) => (
          <Sheet ticket={ticket} messages={messages.filter((m) => notes || m.kind === 'public')} />
        )}
      </Loaded>
    </div>
  )
}

function Sheet({ ticket, messages }: { ticket: TicketRow; messages: Message[] }) {
  const t = useT()
  const locale = localeOf(useLanguage())
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  return (
    <article className={css.sheet}>
      <h1 className={css.subject}>
        #{ticket.id} {ticket.subject}
      </h1>
      <p className={css.facts}>
        {t('operations:print.customer')}: {ticket.customerName} · {t('operations:print.created')}:{' '}
        {time(ticket.createdAt)} · {t(`tickets:status.${ticket.status}`)}
      </p>
      {messages.map((message) => (
        <section key={message.id} className={css.message}>
          <h2 className={css.head}>
            {message.author.name || message.from}
            <span className={css.facts}>
              {' '}
              · {time(message.createdAt)}
              {message.kind === 'note' && ` · ${t('operations:print.note')}`}
            </span>
          </h2>
          <PrintedText message={message} />
          {message.attachments.some((file) => !file.inline) && (
            <p className={css.facts}>
              {t('operations:print.files')}:{' '}
              {message.attachments
                .filter((file) => !file.inline)
                .map((file) => file.name)
                .join(', ')}
            </p>
          )}
        </section>
      ))}
    </article>
  )
}

/** With all messages, however many pages they come in. */
async function wholeTicket(id: number): Promise<Pick<TicketView, 'ticket' | 'messages'>> {
  const { ticket, messages, earlierMessages } = await api.get<TicketView>(`/tickets/${id}`)
  const all = [messages]
  for (let before = earlierMessages; before !== null; ) {
    const page = await api.get<Page<Message>>(`/tickets/${id}/messages`, { query: { before, limit: 100 } })
    all.unshift(page.items)
    before = page.next
  }
  return { ticket, messages: all.flat() }
}
