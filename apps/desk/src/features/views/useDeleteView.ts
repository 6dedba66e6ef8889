import type { SavedView } from '@podpora/contract/views'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { deleteView, rememberView, restoreView, viewsQuery } from './api.ts'

/** Takes a view away, with a way back. */
export function useDeleteView(): (view: SavedView) => Promise<void> {
  const t = useT()
  const client = useQueryClient()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const failed = (error: unknown) => noticeFailed(errorText(error))
  const go = (view: string) => navigate({ to: '/views/$view', params: { view } })

  const takeBack = async (id: number) => {
    try {
      rememberView(client, await restoreView(id))
      await go(String(id))
    } catch (error) {
      failed(error)
    }
  }
  return async ({ id, name }) => {
    try {
      await deleteView(id)
      await go('open')
      client.setQueryData(
        viewsQuery.queryKey,
        (own) => own && { ...own, saved: own.saved.filter((view) => view.id !== id) },
      )
      noticeDone(t('views:deleted', { name }), { label: t('undo'), run: () => void takeBack(id) })
    } catch (error) {
      failed(error)
    }
  }
}
