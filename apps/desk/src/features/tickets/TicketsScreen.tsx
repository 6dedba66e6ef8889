import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'
import { useTitle } from '../../ui/useTitle.ts'
import { useDisplay } from '../views/useDisplay.ts'
import { useView } from '../views/useView.ts'
import { ChooseTicket } from './ChooseTicket.tsx'
import { ColumnHandle } from './ColumnHandle.tsx'
import { ListColumn } from './list/ListColumn.tsx'
import css from './TicketsScreen.module.css'

// The list stands before the conversation's code has come.
const TicketColumn = lazy(later(() => import('./ticket/TicketColumn.tsx')))
const NewTicketDialog = lazy(later(() => import('./new/NewTicketDialog.tsx')))

/** The list and the ticket beside it; on a phone the one above the other. */
export default function TicketsScreen() {
  const t = useT()
  const navigate = useNavigate()
  const may = useMay()
  const params = useParams({ strict: false })
  const view = useView()
  const id = Number(params.id) > 0 ? Number(params.id) : null
  const narrow = useMediaQuery('(max-width: 61.99em)', matchMedia('(max-width: 61.99em)').matches)
  const phone = useMediaQuery('(max-width: 47.99em)', matchMedia('(max-width: 47.99em)').matches)
  const [width, setWidth] = useLocalStorage({
    key: 'podpora-list-width',
    defaultValue: 380,
    getInitialValueInEffect: false,
  })
  const { layout } = useDisplay(view)
  const table = layout === 'table' && !narrow && id === null
  const [writing, setWriting] = useState(false)
  const back = () => void navigate({ to: '/views/$view', params: { view: view.name }, search: true })

  useTitle(id === null ? view.title : '')
  useCommands({ 'new.ticket': () => setWriting(true) }, may('ticket.create'))
  useCommands({ 'ticket.back': back }, id !== null)

  return (
    <div
      className={css.columns}
      data-narrow={narrow || undefined}
      data-table={table || undefined}
      style={{ '--list-width': `${width}px` } as React.CSSProperties}
    >
      <ListColumn
        view={view}
        open={id}
        active={!narrow || id === null}
        phone={phone}
        table={table}
        onNew={() => setWriting(true)}
      />
      {!narrow && !table && (
        <ColumnHandle
          label={t('tickets:list.resize')}
          side="left"
          width={width}
          min={320}
          max={560}
          standard={380}
          onChange={setWidth}
        />
      )}
      {id !== null ? (
        <Suspense fallback={<div />}>
          <TicketColumn key={id} id={id} onBack={narrow ? back : undefined} />
        </Suspense>
      ) : (
        !narrow && !table && <ChooseTicket />
      )}
      <Suspense>{writing && <NewTicketDialog view={view.name} onClose={() => setWriting(false)} />}</Suspense>
    </div>
  )
}
