import type { ViewFilter } from '@podpora/contract/filters'
import { lazy, Suspense, useEffect } from 'react'
import { later } from '../../ui/later.ts'
import { clearSelection, useSelecting, useShownRun } from './selection.ts'

const BulkBar = lazy(later(() => import('./BulkBar.tsx')))
const RunPanel = lazy(later(() => import('./RunPanel.tsx')))

/** Under the list: what can be done with what is chosen, or how far it is. */
export function BulkFoot({ filter }: { filter: ViewFilter }) {
  const selecting = useSelecting()
  const run = useShownRun()
  const list = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen belongs to the list it was chosen in
  useEffect(() => clearSelection, [list])
  return (
    <Suspense>
      {run !== null && <RunPanel key={run} id={run} />}
      {selecting && <BulkBar filter={filter} />}
    </Suspense>
  )
}
