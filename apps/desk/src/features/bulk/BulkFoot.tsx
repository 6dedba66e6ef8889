import type { ViewFilter } from '@podpora/contract/filters'
import { lazy, Suspense, useEffect } from 'react'
import { later } from '../../ui/later.ts'
import { clearSelection, useSelecting, useShownRun } from './selection.ts'

const BulkBar = lazy(later(() => import('./BulkBar.tsx')))
const RunPanel = lazy(later(() => import('./RunPanel.tsx')))

/** Under the list: what can be done with what is chosen, or how far it is. Made anew for each list, whose own the choice is. */
export function BulkFoot({ filter }: { filter: ViewFilter }) {
  const selecting = useSelecting()
  const run = useShownRun()
  useEffect(() => clearSelection, [])
  return (
    <Suspense>
      {run !== null && <RunPanel key={run} id={run} />}
      {selecting && <BulkBar filter={filter} />}
    </Suspense>
  )
}
