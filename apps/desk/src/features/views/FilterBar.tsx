import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { changeView, rememberView } from './api.ts'
import { Conditions } from './Conditions.tsx'
import css from './FilterBar.module.css'
import { mayChange } from './mayChange.ts'
import { type CurrentView, useChangeListing } from './useView.ts'

const ViewDialog = lazy(later(() => import('./ViewDialog.tsx')))

/** What the list is narrowed by, clicked together; it counts at once and is saved only if its reader says so. */
export default function FilterBar({ view }: { view: CurrentView }) {
  const t = useT()
  const change = useChangeListing(view)
  const navigate = useNavigate()
  const [saving, setSaving] = useState(false)
  const discard = () => void navigate({ to: '.', search: {}, replace: true })
  return (
    <div className={css.bar}>
      <Conditions filter={view.listing.filter} onChange={(filter) => change({ filter })} />
      {view.changed && (
        <Group gap={4} justify="flex-end">
          <Button size="compact-sm" variant="subtle" color="gray" onClick={discard}>
            {t('views:discard')}
          </Button>
          <SaveButton view={view} onSaved={discard} />
          <Button size="compact-sm" variant="light" onClick={() => setSaving(true)}>
            {t('views:saveAs')}
          </Button>
        </Group>
      )}
      <Suspense>
        {saving && <ViewDialog view={null} listing={view.listing} onClose={() => setSaving(false)} />}
      </Suspense>
    </div>
  )
}

/** Saves what was changed into the view that it was changed in. */
function SaveButton({ view, onSaved }: { view: CurrentView; onSaved: () => void }) {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const saved = view.chosen?.saved
  if (!saved || !mayChange(saved, me, may)) return null
  const save = () => {
    setBusy(true)
    void changeView(saved.id, { version: saved.version, changes: view.listing })
      .then((now) => {
        rememberView(client, now)
        onSaved()
        noticeDone(t('saved'))
      })
      .catch((error: unknown) => noticeFailed(errorText(error)))
      .finally(() => setBusy(false))
  }
  return (
    <Button size="compact-sm" variant="light" loading={busy} onClick={save}>
      {t('save')}
    </Button>
  )
}
