import { ActionIcon, Checkbox, Menu, TextInput, Tooltip, VisuallyHidden } from '@mantine/core'
import type { ChecklistItem, TicketRow } from '@podpora/contract/tickets'
import { IconGripVertical, IconListCheck, IconUserPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { Chooser } from '../../../ui/Chooser.tsx'
import { InlineText } from '../../../ui/InlineText.tsx'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { useTimeText } from '../../../ui/Time.tsx'
import { movedTo, useArranging } from '../../../ui/useArranging.ts'
import { templatesQuery } from '../../checklists/api.ts'
import { useDirectory } from '../../directory/api.ts'
import { ticketQuery } from '../api.ts'
import { idOrNull, none, useChoices } from '../ticket/choices.tsx'
import { type Change, useChecklist } from './api.ts'
import css from './Checklist.module.css'

/** What is to be done on a ticket: written, ticked, given to somebody. */
export default function Checklist({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const may = useMay()('ticket.change') && ticket.status !== 'closed'
  const items = useQuery(ticketQuery(ticket.id)).data?.checklist ?? []
  const list = useChecklist(ticket.id)
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  // What is not saved yet has no place to be moved from.
  const saved = items.filter(({ id }) => id > 0).map(({ id }) => String(id))
  const put = (order: string[], key: string) => {
    const place = order.indexOf(key)
    const item = items.find(({ id }) => String(id) === key)
    if (!item) return
    list.move(item, place === 0 ? null : Number(order[place - 1]))
    setSaid(t('order.moved', { name: item.text, place: place + 1, count: order.length }))
  }
  const arranging = useArranging(saved, put)
  const step = (key: string, by: -1 | 1) => {
    const from = saved.indexOf(key)
    if (from + by >= 0 && from + by < saved.length) put(movedTo(saved, from, from + by), key)
  }
  const shown = [...arranging.order, ...items.filter(({ id }) => id < 0).map(({ id }) => String(id))].flatMap(
    (key) => items.find(({ id }) => String(id) === key) ?? [],
  )
  const add = () => {
    if (text.trim()) list.add(text.trim())
    setText('')
  }
  return (
    <>
      <div className={css.head}>
        <h3 className={css.title}>
          {t('fields:checklist.title')}
          {items.length > 0 && ` ${ticket.checklistDone}/${ticket.checklistTotal}`}
        </h3>
        {may && <Templates onApply={list.apply} />}
      </div>
      <ul {...arranging.list} className={css.items} aria-label={t('fields:checklist.title')}>
        {shown.map((item) => (
          <Item
            key={item.id}
            item={item}
            may={may && item.id > 0}
            pulled={arranging.pulled === String(item.id)}
            handle={
              may && saved.length > 1 && item.id > 0 ? (
                <Handle
                  text={item.text}
                  pull={arranging.handle(String(item.id))}
                  onStep={(by) => step(String(item.id), by)}
                />
              ) : null
            }
            onChange={(changes) => list.change(item, changes)}
            onRemove={() => list.remove(item)}
          />
        ))}
      </ul>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {may && (
        <TextInput
          size="xs"
          aria-label={t('fields:checklist.add')}
          placeholder={t('fields:checklist.addHint')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
      )}
    </>
  )
}

type ItemProps = {
  item: ChecklistItem
  may: boolean
  pulled: boolean
  handle: ReactNode
  onChange: (changes: Change) => void
  onRemove: () => void
}

function Item({ item, may, pulled, handle, onChange, onRemove }: ItemProps) {
  const t = useT()
  const timeText = useTimeText()
  const { agents } = useDirectory()
  const done = item.doneAt !== null
  const doneBy = agents.find((agent) => agent.id === item.doneBy)?.name
  const doneText = item.doneAt && [doneBy, timeText(item.doneAt)].filter(Boolean).join(', ')
  return (
    <li
      className={css.item}
      data-done={done || undefined}
      data-pulled={pulled || undefined}
      title={doneText || undefined}
    >
      <Checkbox
        size="xs"
        className={css.box}
        aria-label={item.text}
        checked={done}
        disabled={!may}
        onChange={(event) => onChange({ done: event.currentTarget.checked })}
      />
      <span>
        <InlineText
          className={css.text}
          value={item.text}
          label={t('fields:checklist.text')}
          editLabel={t('fields:checklist.edit')}
          maxLength={500}
          required
          disabled={!may}
          onChange={(text) => onChange({ text })}
        />
        {item.required && !done && <div className={css.required}>{t('fields:checklist.required')}</div>}
      </span>
      <Assignee item={item} may={may} onChange={onChange} />
      {handle ?? <span />}
      {may ? (
        <Tooltip label={t('fields:checklist.remove', { text: item.text })}>
          <ActionIcon
            size="sm"
            className={css.remove}
            aria-label={t('fields:checklist.remove', { text: item.text })}
            onClick={onRemove}
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <span />
      )}
    </li>
  )
}

type HandleProps = {
  text: string
  pull: ReturnType<ReturnType<typeof useArranging>['handle']>
  onStep: (by: -1 | 1) => void
}

/** Where an item is taken hold of: pulled with the pointer, moved with the arrow keys. */
function Handle({ text, pull, onStep }: HandleProps) {
  const label = useT()('fields:checklist.move', { text })
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        className={css.handle}
        aria-label={label}
        {...pull}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          const { currentTarget } = event
          onStep(event.key === 'ArrowUp' ? -1 : 1)
          // What moves in the page may lose the focus.
          requestAnimationFrame(() => currentTarget.focus())
        }}
      >
        <IconGripVertical size={14} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

function Assignee({ item, may, onChange }: Pick<ItemProps, 'item' | 'may' | 'onChange'>) {
  const t = useT()
  const { agents } = useDirectory()
  const choices = useChoices()
  const name = agents.find((agent) => agent.id === item.assigneeId)?.name
  if (!may) return name ? <PersonMark name={name} size={20} /> : <span />
  return (
    <Chooser
      label={t('fields:checklist.assignee')}
      hint={name ?? t('fields:checklist.assignee')}
      value={String(item.assigneeId ?? none)}
      choices={choices.assignee}
      searchLabel={t('fields:search')}
      nothingFound={t('fields:nothingFound')}
      onChoose={(value) => onChange({ assigneeId: idOrNull(value) })}
    >
      {name ? <PersonMark name={name} size={20} /> : <IconUserPlus size={16} stroke={1.5} aria-hidden />}
    </Chooser>
  )
}

function Templates({ onApply }: { onApply: (id: number) => void }) {
  const t = useT()
  const templates = useQuery(templatesQuery).data ?? []
  if (templates.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Tooltip label={t('fields:checklist.apply')}>
        <Menu.Target>
          <ActionIcon aria-label={t('fields:checklist.apply')}>
            <IconListCheck size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {templates.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onApply(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
