import type { BulkRun } from '@podpora/contract/bulk'
import { useT } from '../../i18n/useT.ts'

/** What came of a run, in one line: "498 changed, 2 refused". */
export function useRunText(): (run: BulkRun) => string {
  const t = useT()
  return (run) => {
    const parts = [
      ...(run.done > 0 || run.total === 0 ? [t('bulk:run.done', { count: run.done })] : []),
      ...(run.unchanged > 0 ? [t('bulk:run.unchanged', { count: run.unchanged })] : []),
      ...(run.refused > 0 ? [t('bulk:run.refused', { count: run.refused })] : []),
      ...(run.state === 'cancelled' ? [t('bulk:run.cancelled')] : []),
    ]
    return parts.join(' · ')
  }
}
