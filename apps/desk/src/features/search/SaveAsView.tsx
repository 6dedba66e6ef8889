import { Button } from '@mantine/core'
import type { SearchAsFilter } from '@podpora/contract/search'
import { IconBookmark } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { askAsFilter } from './api.ts'
import { Lost } from './Lost.tsx'

const ViewDialog = lazy(later(() => import('../views/ViewDialog.tsx')))

/** Makes a view of a search. What a view can't ask is said before anything is saved; where that is all, there is none to save. */
export function SaveAsView({ query }: { query: string }) {
  const t = useT()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState<(SearchAsFilter & { query: string }) | null>(null)
  // What is said about a search goes with it.
  const said = kept?.query === query ? kept : null
  const ask = async () => {
    setBusy(true)
    try {
      setKept({ ...(await askAsFilter(query)), query })
    } catch (error) {
      noticeFailed(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const close = () => setKept(null)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconBookmark size={14} stroke={1.5} aria-hidden />}
        loading={busy}
        onClick={() => void ask()}
      >
        {t('search:asView.action')}
      </Button>
      {said && said.filter.length === 0 && (
        <Lost title={t('search:asView.nothing')} parts={said.lost} onClose={close} />
      )}
      <Suspense>
        {said && said.filter.length > 0 && (
          <ViewDialog
            view={null}
            listing={{ filter: said.filter, sort: '-updated', groupBy: null }}
            about={said.lost.length > 0 && <Lost title={t('search:asView.without')} parts={said.lost} />}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}
