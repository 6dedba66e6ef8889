import { ActionIcon, Tooltip } from '@mantine/core'
import type { TicketFields, TicketRow } from '@podpora/contract/tickets'
import { IconUserPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMay, useMe } from '../../../api/session.ts'
import { useLanguage, useT } from '../../../i18n/useT.ts'
import { type Choice, Chooser } from '../../../ui/Chooser.tsx'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { useAgent, useDirectory } from '../../directory/api.ts'
import { PriorityMark } from '../PriorityMark.tsx'
import { StatusMark } from '../StatusMark.tsx'
import { idOrNull, none, useChoices } from '../ticket/choices.tsx'
import { useFieldWords } from '../ticket/useFieldWords.ts'
import { languageChoices } from './languageChoices.ts'
import css from './Properties.module.css'
import { TagsField } from './TagsField.tsx'

type Props = { ticket: TicketRow; onChange: (changes: TicketFields) => void }
type Field = 'status' | 'assigneeId' | 'groupId' | 'priority' | 'kind' | 'language' | 'brandId' | 'productId'

/** Each property reads as text and is changed where it stands. */
export function Properties({ ticket, onChange }: Props) {
  const t = useT()
  const me = useMe()
  const language = useLanguage()
  const may = useMay()('ticket.change') && ticket.status !== 'closed'
  const choices = useChoices()
  const assignee = useAgent(ticket.assigneeId)
  const { lines } = useDirectory()
  const { fieldName, fieldValue } = useFieldWords()

  const line = (field: Field, list: Choice[], read: (value: string) => TicketFields, mark?: ReactNode) => (
    <div className={css.line}>
      <span className={css.name} aria-hidden>
        {fieldName(field)}
      </span>
      <Chooser
        label={fieldName(field)}
        value={String(ticket[field] ?? none)}
        choices={list}
        disabled={!may}
        className={css.value}
        {...(list.length > 10 || field === 'assigneeId'
          ? { searchLabel: fieldName(field), nothingFound: '—' }
          : {})}
        onChoose={(value) => onChange(read(value))}
      >
        {mark}
        <span className={css.text} data-quiet={ticket[field] === null || undefined}>
          {fieldValue(field, ticket[field])}
        </span>
      </Chooser>
      {field === 'assigneeId' && may && ticket.assigneeId !== me.id && (
        <Tooltip label={t('tickets:ticket.assignToMe')}>
          <ActionIcon
            aria-label={t('tickets:ticket.assignToMe')}
            onClick={() => onChange({ assigneeId: me.id })}
          >
            <IconUserPlus size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )

  return (
    <div className={css.properties}>
      {line(
        'status',
        choices.status,
        (status) => ({ status }) as TicketFields,
        <StatusMark status={ticket.status} />,
      )}
      {line(
        'assigneeId',
        choices.assignee,
        (value) => ({ assigneeId: idOrNull(value) }),
        assignee && <PersonMark name={assignee.name} size={20} />,
      )}
      {line('groupId', choices.group, (value) => ({ groupId: idOrNull(value) }))}
      {lines.length > 0 && (
        <div className={css.line}>
          <span className={css.name}>{fieldName('lineId')}</span>
          <span className={css.fixed}>{fieldValue('lineId', ticket.lineId)}</span>
        </div>
      )}
      {line(
        'priority',
        choices.priority,
        (priority) => ({ priority }) as TicketFields,
        <PriorityMark priority={ticket.priority} />,
      )}
      {line('kind', choices.kind, (kind) => ({ kind }) as TicketFields)}
      {(choices.product.length > 1 || ticket.productId !== null) &&
        line('productId', choices.product, (value) => ({ productId: idOrNull(value) }))}
      {line('language', languageChoices(language, ticket.language, t('tickets:language.none')), (value) => ({
        language: value === none ? null : value,
      }))}
      {choices.brand.length > 1 && line('brandId', choices.brand, (value) => ({ brandId: Number(value) }))}
      <TagsField tags={ticket.tags} disabled={!may} onChange={(tags) => onChange({ tags })} />
    </div>
  )
}
