import { UnstyledButton } from '@mantine/core'
import { appliesTo } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import type { FieldValue, TicketFields, TicketRow } from '@podpora/contract/tickets'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import css from './CustomFields.module.css'
import { FieldLine } from './FieldLine.tsx'

type Custom = NonNullable<TicketFields['custom']>
/** A ticket, or one that is about to be opened. */
type Holder = Pick<TicketRow, 'status' | 'custom' | 'kind' | 'groupId' | 'brandId'>
type Props = {
  ticket: Holder
  fields: Field[]
  /** Fields that were missed when the ticket was to get its status; `leading`: the focus goes to the first. */
  asked?: string[] | undefined
  leading?: boolean | undefined
  onArrived?: () => void
  onChange: (custom: Custom) => void
}

/** So few empty fields are shown without being asked for. */
const fewEmpty = 3

/** The company's own fields of a ticket, each changed where it stands; empty ones that nothing demands are folded. */
export default function CustomFields({ ticket, fields, asked, leading, onArrived, onChange }: Props) {
  const t = useT()
  const may = useMay()('ticket.change') && ticket.status !== 'closed'
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!leading) return
    // After the drawer that has just opened, which takes the focus for itself.
    const timer = setTimeout(() => {
      const line = place.current?.querySelector(`[data-field="${asked?.[0]}"]`)
      line?.querySelector<HTMLElement>('button, input')?.focus()
      onArrived?.()
    })
    return () => clearTimeout(timer)
  }, [leading, asked, onArrived])
  const filled = (field: Field) => Object.hasOwn(ticket.custom, field.key)
  const shown = fields.filter((field) => filled(field) || appliesTo(field, ticket))
  const foldable = shown.filter((field) => !filled(field) && field.requiredOn.length === 0)
  const folds = foldable.length > fewEmpty
  const Chevron = open ? IconChevronUp : IconChevronDown
  return (
    <div ref={place}>
      {shown
        .filter((field) => open || !folds || !foldable.includes(field) || asked?.includes(field.key))
        .map((field) => (
          <FieldLine
            key={field.id}
            field={field}
            value={ticket.custom[field.key] ?? null}
            disabled={!may || field.archivedAt !== null}
            missing={asked?.includes(field.key) && !filled(field)}
            onChange={(value: FieldValue | null) => onChange({ [field.key]: value })}
          />
        ))}
      {folds && (
        <UnstyledButton className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('fields:showLess') : t('fields:showMore', { count: foldable.length })}
          <Chevron size={14} stroke={1.5} aria-hidden />
        </UnstyledButton>
      )}
    </div>
  )
}
