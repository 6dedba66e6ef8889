import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { TicketRow } from '@podpora/contract/tickets'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { useNothingFound } from '../../../ui/useNothingFound.ts'
import { customerTicketsQuery } from '../../customers/api.ts'
import { searchQuery } from '../../search/api.ts'
import { StatusMark } from '../StatusMark.tsx'
import css from './TicketPicker.module.css'

type Props = {
  /** For this one another is chosen. */
  ticket: TicketRow
  chosen: TicketRow | null
  error: string | null
  onChoose: (ticket: TicketRow | null) => void
}

/** Another ticket, by its number or words of it; before anything is typed, the other ones of the same customer. */
export function TicketPicker({ ticket, chosen, error, onChoose }: Props) {
  const t = useT()
  const nothingFound = useNothingFound()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed.trim(), 150)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const ofCustomer = useInfiniteQuery(customerTicketsQuery(ticket.customerId))
  const found = useInfiniteQuery(searchQuery(wanted))
  const nothing = nothingFound(wanted ? found : ofCustomer, t('operations:pick.nothing'))
  const rows = wanted
    ? (found.data?.pages ?? []).flatMap(({ items }) =>
        items.flatMap((hit) => (hit.kind === 'ticket' ? [hit.ticket] : [])),
      )
    : (ofCustomer.data?.pages.flatMap((page) => page.items) ?? [])
  const others = rows.filter((row) => row.id !== ticket.id && row.mergedInto === null)
  const listed = box.dropdownOpened && others.length > 0
  const offered = wanted ? t('operations:pick.found') : t('operations:pick.ofCustomer')
  const nameOf = (row: TicketRow) => `#${row.id} ${row.subject}`

  return (
    <Combobox
      store={box}
      onOptionSubmit={(value) => {
        onChoose(others.find((row) => String(row.id) === value) ?? null)
        box.closeDropdown()
      }}
    >
      <Combobox.Target
        withExpandedAttribute
        // Left to itself it says so of a list that was there before it opened, and not of one that comes later.
        aria-expanded={listed}
        aria-controls={listed ? listId : undefined}
      >
        <InputBase
          label={t('operations:pick.label')}
          placeholder={t('operations:pick.placeholder')}
          value={chosen ? nameOf(chosen) : typed}
          error={error}
          onChange={(event) => {
            onChoose(null)
            setTyped(event.currentTarget.value)
            box.openDropdown()
            box.selectFirstOption()
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          autoComplete="off"
          data-autofocus
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={others.length === 0 && nothing === null}>
        {/* A list of nothing is none, to whoever hears it. */}
        {others.length === 0 && <Combobox.Empty role="status">{nothing}</Combobox.Empty>}
        {others.length > 0 && (
          <Combobox.Options id={listId} aria-label={offered} className={css.options}>
            <Combobox.Group label={offered}>
              {others.map((row) => (
                <Combobox.Option key={row.id} value={String(row.id)}>
                  <span className={css.option}>
                    <StatusMark status={row.status} label={t(`tickets:status.${row.status}`)} />
                    <span className={css.subject}>{nameOf(row)}</span>
                    {wanted && <span className={css.who}>{row.customerName}</span>}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
