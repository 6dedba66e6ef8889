import { useMay } from '../../api/session.ts'
import { useOwnViews } from './api.ts'
import { type ChosenView, shown } from './arranged.ts'

/** The views of the navigation. Whoever may not restore has none of what is deleted, nor of junk. */
export function useShownViews(): ChosenView[] {
  const may = useMay()('ticket.delete')
  return shown(useOwnViews()).filter(({ name }) => may || (name !== 'deleted' && name !== 'junk'))
}
