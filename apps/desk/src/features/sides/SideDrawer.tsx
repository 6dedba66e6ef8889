import { Drawer } from '@mantine/core'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { useReturnFocus } from '../../ui/useReturnFocus.ts'
import { sideQuery } from './api.ts'
import { NewSideForm } from './NewSideForm.tsx'
import { type OpenedSide, openSide } from './opened.ts'
import { SideThread } from './SideThread.tsx'

type Props = { ticket: TicketRow; opened: OpenedSide }

/** A side conversation beside its ticket, or the beginning of one. */
export default function SideDrawer({ ticket, opened }: Props) {
  const t = useT()
  useReturnFocus()
  const { sideId, forwarded } = opened
  return (
    <Drawer
      opened
      onClose={() => openSide(null)}
      position="right"
      size="46rem"
      title={sideId === null ? t('sides:new') : t('sides:one')}
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {sideId === null ? (
        <NewSideForm key={forwarded?.id ?? 0} ticket={ticket} forwarded={forwarded} />
      ) : (
        <Thread key={sideId} id={sideId} ticket={ticket} />
      )}
    </Drawer>
  )
}

function Thread({ id, ticket }: { id: number; ticket: TicketRow }) {
  const query = useQuery(sideQuery(id))
  return <Loaded query={query}>{(view) => <SideThread view={view} ticket={ticket} />}</Loaded>
}
