import type { Message, TicketRow } from '@podpora/contract/tickets'
import { localeOf } from '../../i18n/language.ts'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { beginSide } from './api.ts'
import { useSideDraft } from './draft.ts'
import { forwardedHtml, maySend } from './forwarding.ts'
import { openSide } from './opened.ts'
import { SideComposer } from './SideComposer.tsx'

type Props = { ticket: TicketRow; forwarded?: Message | undefined }

/** The first mail to somebody outside: written anew, or a message of the ticket passed on. */
export function NewSideForm({ ticket, forwarded }: Props) {
  const t = useT()
  const language = useLanguage()
  const [draft, update, clear] = useSideDraft(
    forwarded ? `forward-${forwarded.id}` : `new-${ticket.id}`,
    forwarded
      ? {
          subject: ticket.subject,
          html: forwardedHtml(
            forwarded,
            t('sides:forwarded', {
              name: forwarded.author.name || forwarded.from || '',
              // It is read on another day.
              time: new Intl.DateTimeFormat(localeOf(language), {
                dateStyle: 'medium',
                timeStyle: 'short',
              }).format(new Date(forwarded.createdAt)),
            }),
          ),
          attachments: forwarded.attachments.filter(maySend).map(({ id }) => id),
        }
      : {},
  )
  return (
    <SideComposer
      ticket={ticket}
      draft={draft}
      onChange={update}
      withSubject
      send={async (anyway) => {
        const { clientId, to, cc, subject, html, files, attachments } = draft
        const { side } = await beginSide(ticket.id, {
          ...{ clientId, to, cc, html, attachments, subject: subject.trim() },
          uploads: files.map(({ id }) => id),
          ...(anyway && { anyway }),
        })
        clear()
        noticeDone(t('sides:sent', { list: to.join(', ') }))
        openSide({ ticketId: ticket.id, sideId: side.id })
      }}
    />
  )
}
