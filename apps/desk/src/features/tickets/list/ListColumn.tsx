import { ActionIcon, Title, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconFilter, IconPencilPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { withKey } from '../../../ui/commands.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { later } from '../../../ui/later.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { BulkFoot } from '../../bulk/BulkFoot.tsx'
import type { CurrentView } from '../../views/useView.ts'
import css from './ListColumn.module.css'
import { TicketList } from './TicketList.tsx'

// The list stands before what changes it has come.
const FilterBar = lazy(later(() => import('../../views/FilterBar.tsx')))
const ViewMenu = lazy(later(() => import('./ViewMenu.tsx')))
const DisplayMenu = lazy(later(() => import('../../views/DisplayMenu.tsx')))

type Props = {
  view: CurrentView
  open: number | null
  active: boolean
  phone: boolean
  table: boolean
  onNew: () => void
}

export function ListColumn({ view, open, active, phone, table, onNew }: Props) {
  const t = useT()
  const may = useMay()
  const [filtering, setFiltering] = useState(false)
  const barShown = filtering || view.changed
  const title = (
    <Title order={1} className={css.title} title={view.title}>
      {view.title}
    </Title>
  )
  return (
    <section
      className={css.column}
      aria-label={t('tickets:list.label', { view: view.title })}
      inert={!active}
    >
      <header className={css.head}>
        {phone ? (
          <Suspense fallback={title}>
            <ViewMenu view={view} />
          </Suspense>
        ) : (
          title
        )}
        <div className={css.actions}>
          {view.chosen && (
            <>
              <Tooltip label={t('views:filter')}>
                <ActionIcon
                  size="lg"
                  aria-label={t('views:filter')}
                  aria-pressed={barShown}
                  data-on={barShown || undefined}
                  className={css.action}
                  onClick={() => setFiltering(!barShown)}
                >
                  <IconFilter size={18} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
              <Display key={view.name} view={view} />
            </>
          )}
          {may('ticket.create') && (
            <Tooltip label={withKey(t('tickets:list.new'), 'new.ticket')}>
              <ActionIcon size="lg" aria-label={t('tickets:list.new')} onClick={onNew}>
                <IconPencilPlus size={18} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      </header>
      <Suspense>{barShown && view.chosen && <FilterBar view={view} />}</Suspense>
      {view.chosen ? (
        <TicketList key={JSON.stringify([view.name, view.listing])} {...{ view, open, active, table }} />
      ) : view.waiting ? (
        <Waiting rows={8} rowHeight={48} />
      ) : (
        <EmptyState title={t('views:gone.title')}>{t('views:gone.text')}</EmptyState>
      )}
      {view.chosen && <BulkFoot key={JSON.stringify(view.listing.filter)} filter={view.listing.filter} />}
    </section>
  )
}

/** Its menu comes when somebody wants it. */
function Display({ view }: { view: CurrentView }) {
  const t = useT()
  const [wanted, setWanted] = useState(false)
  const button = (
    <Tooltip label={t('views:display')}>
      <ActionIcon size="lg" aria-label={t('views:display')} onClick={() => setWanted(true)}>
        <IconAdjustmentsHorizontal size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
  return wanted ? (
    <Suspense fallback={button}>
      <DisplayMenu view={view} />
    </Suspense>
  ) : (
    button
  )
}
