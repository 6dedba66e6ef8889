import type { View } from '@podpora/contract/tickets'
import { lazy, Suspense, useEffect } from 'react'
import { later } from '../../ui/later.ts'
import { clearSelection, useSelecting, useShownRun } from './selection.ts'

const BulkBar = lazy(later(() => import('./BulkBar.tsx')))
const RunPanel = lazy(later(() => import('./RunPanel.tsx')))

/** Under the list: what can be done with what is chosen, or how far it is. */
export function BulkFoot({ view }: { view: View }) {
  const selecting = useSelecting()
  const run = useShownRun()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen belongs to the view it was chosen in
  useEffect(() => clearSelection, [view])
  return (
    <Suspense>
      {run !== null && <RunPanel key={run} id={run} />}
      {selecting && <BulkBar view={view} />}
    </Suspense>
  )
}
