import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import { Conditions } from './Conditions.tsx'
import css from './FilterBar.module.css'
import { useDisplay } from './useDisplay.ts'
import { useSaveView } from './useSaveView.ts'
import { type CurrentView, useChangeListing } from './useView.ts'

const ViewDialog = lazy(later(() => import('./ViewDialog.tsx')))

/** What the list is narrowed by, clicked together; it counts at once and is saved only if its reader says so. */
export default function FilterBar({ view }: { view: CurrentView }) {
  const t = useT()
  const change = useChangeListing(view)
  const navigate = useNavigate()
  const { columns, layout } = useDisplay(view)
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
          <SaveButton view={view} />
          <Button size="compact-sm" variant="light" onClick={() => setSaving(true)}>
            {t('views:saveAs')}
          </Button>
        </Group>
      )}
      <Suspense>
        {saving && (
          <ViewDialog
            view={null}
            listing={view.listing}
            display={{ columns, layout }}
            onClose={() => setSaving(false)}
          />
        )}
      </Suspense>
    </div>
  )
}

function SaveButton({ view }: { view: CurrentView }) {
  const t = useT()
  const saving = useSaveView(view)
  if (!saving) return null
  return (
    <Button size="compact-sm" variant="light" loading={saving.busy} onClick={saving.save}>
      {t('save')}
    </Button>
  )
}
