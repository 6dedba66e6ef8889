import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { changeView, rememberView } from './api.ts'
import { mayChange } from './mayChange.ts'
import { useDisplay } from './useDisplay.ts'
import type { CurrentView } from './useView.ts'

/** Saves what was changed into the view that it was changed in. Null: nothing was, or it is not the reader's to change. */
export function useSaveView(view: CurrentView): { save: () => void; busy: boolean } | null {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { columns, layout, changed, forget } = useDisplay(view)
  const [busy, setBusy] = useState(false)
  const saved = view.chosen?.saved
  if (!saved || !mayChange(saved, me, may) || !(view.changed || changed)) return null
  const save = async () => {
    setBusy(true)
    try {
      const changes = { ...view.listing, columns, layout }
      rememberView(client, await changeView(saved.id, { version: saved.version, changes }))
      forget()
      void navigate({ to: '.', search: {}, replace: true })
      noticeDone(t('saved'))
    } catch (error) {
      noticeFailed(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return { save: () => void save(), busy }
}
