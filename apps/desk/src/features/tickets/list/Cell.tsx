import type { Column } from '@podpora/contract/builtin'
import { isOwn, ownKey } from '@podpora/contract/ordering'
import type { TicketRow } from '@podpora/contract/tickets'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { Time } from '../../../ui/Time.tsx'
import { useAgent, useBrand, useGroup } from '../../directory/api.ts'
import { useFields } from '../../fields/api.ts'
import { useFieldWords } from '../../fields/useCustomWords.ts'
import { ChannelMark } from '../ChannelMark.tsx'
import { DueMark } from '../DueMark.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { StatusMark } from '../StatusMark.tsx'
import { languageName } from '../ticket/languageName.ts'

/** One thing about a ticket, as a table shows it. */
export function Cell({ column, row }: { column: Column; row: TicketRow }) {
  const t = useT()
  const assignee = useAgent(row.assigneeId)
  const group = useGroup(row.groupId)
  const brand = useBrand(row.brandId)
  const language = useLanguage()
  if (isOwn(column)) return <OwnCell field={ownKey(column)} row={row} />
  switch (column) {
    case 'number':
      return `#${row.id}`
    case 'subject':
      return row.subject || t('tickets:list.noSubject')
    case 'customer':
      return row.customerName
    case 'status':
      return (
        <>
          <StatusMark status={row.status} /> {t(`tickets:status.${row.status}`)}
        </>
      )
    case 'priority':
      return (
        <>
          <PriorityMark priority={row.priority} /> {t(`tickets:priority.${row.priority}`)}
        </>
      )
    case 'kind':
      return t(`tickets:kind.${row.kind}`)
    case 'channel':
      return <ChannelMark channel={row.channel} label={t(`tickets:channel.${row.channel}`)} />
    case 'assignee':
      return assignee?.name ?? t('tickets:ticket.nobody')
    case 'group':
      return group?.name ?? t('tickets:ticket.noGroup')
    case 'brand':
      return brand?.name ?? ''
    case 'language':
      return row.language ? languageName(row.language, language) : ''
    case 'tags':
      return row.tags.join(', ')
    case 'created':
      return <Time at={row.createdAt} />
    case 'updated':
      return <Time at={row.updatedAt} />
    case 'due':
      return <DueMark ticket={row} />
    case 'waiting':
      return row.waitingSince ? <Time at={row.waitingSince} /> : ''
  }
}

/** What one of the company's own fields holds. An address is text here: the whole line leads to the ticket. */
function OwnCell({ field: key, row }: { field: string; row: TicketRow }) {
  const { valueText } = useFieldWords()
  const field = useFields().find((one) => one.key === key)
  const value = row.custom[key]
  return field && value !== undefined ? valueText(field, value) : ''
}
