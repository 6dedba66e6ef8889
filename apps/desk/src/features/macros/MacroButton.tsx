import { ActionIcon, Tooltip } from '@mantine/core'
import type { TicketActions } from '@podpora/contract/actions'
import type { Macro } from '@podpora/contract/macros'
import type { TicketFields, TicketRow } from '@podpora/contract/tickets'
import { fillVariables } from '@podpora/contract/variables'
import { IconBolt } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { api } from '../../api/client.ts'
import { useT } from '../../i18n/useT.ts'
import { withKey } from '../../ui/commands.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { addCachedMessage, changeCachedRow, newerOf } from '../tickets/cached.ts'
import { fieldsOf } from '../tickets/ticket/fields.ts'
import { useVariableValues } from '../tickets/useVariableValues.ts'
import { actOnTicket } from './api.ts'

const MacroChooser = lazy(later(() => import('./MacroChooser.tsx')))

/** What a macro brings to the box: its text, and what else happens when that is sent. */
export type FromMacro = { html: string; macro: { id: number; name: string; actions: TicketActions } }

type Props = { ticket: TicketRow; onText: (from: FromMacro) => void }

/** Opens the macros. One with a text goes into the box to be looked over; one without is done at once. */
export function MacroButton({ ticket, onText }: Props) {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  const values = useVariableValues(ticket)
  const [open, setOpen] = useState(false)
  useCommands({ 'ticket.macro': () => setOpen(true) })

  const apply = async ({ id, name, actions }: Macro) => {
    const { ticket: saved, message } = await actOnTicket(ticket.id, {
      clientId: crypto.randomUUID(),
      macroId: id,
      actions,
    })
    changeCachedRow(client, ticket.id, (row) => newerOf(row, saved))
    if (message) addCachedMessage(client, message)
    const changes = changedFields(ticket, saved)
    const undo = async () => {
      const row = await api.patch<TicketRow>(`/tickets/${ticket.id}`, { version: saved.version, changes })
      changeCachedRow(client, ticket.id, (old) => newerOf(old, row))
    }
    noticeDone(
      t('macros:applied', { name }),
      Object.keys(changes).length > 0
        ? { label: t('undo'), run: () => void undo().catch((why) => noticeFailed(errorText(why))) }
        : undefined,
    )
  }
  const choose = (macro: Macro) => {
    setOpen(false)
    const { answer, ...actions } = macro.actions
    if (answer === undefined) return void apply(macro).catch((why) => noticeFailed(errorText(why)))
    onText({
      html: fillVariables(answer, values),
      macro: { id: macro.id, name: macro.name, actions },
    })
  }
  const label = t('macros:open')
  return (
    <>
      <Tooltip label={withKey(label, 'ticket.macro')}>
        <ActionIcon aria-label={label} onClick={() => setOpen(true)}>
          <IconBolt size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Suspense>
        {open && (
          <MacroChooser
            values={values}
            action={t('macros:apply')}
            onChoose={choose}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}

const undoable = [
  'status',
  'priority',
  'kind',
  'tags',
  'groupId',
  'assigneeId',
  'brandId',
  'language',
] as const

/** What the ticket was before, of the fields that are different now. "New" is nothing that people set. */
function changedFields(before: TicketRow, now: TicketRow): TicketFields {
  const changed = undoable.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
  const fields = fieldsOf(before, Object.fromEntries(changed.map((name) => [name, now[name]])))
  return (fields.status as string) === 'new' ? { ...fields, status: 'open' } : fields
}
