import { Stack, Switch, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Arrangeable } from '../../ui/Arrangeable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { arrangeViews, useOwnViews } from './api.ts'
import { arranged } from './arranged.ts'
import { useViewTitle } from './useView.ts'

/** The navigation as its reader wants it: which views, in which order. Each change counts at once. */
export default function ArrangeDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  const titleOf = useViewTitle()
  const own = useOwnViews()
  const views = arranged(own)
  const names = views.map(({ name }) => name)
  const { hidden } = own.arrangement
  const save = (order: string[], nextHidden: string[]) =>
    void arrangeViews(client, { order, hidden: nextHidden }).catch((error: unknown) =>
      noticeFailed(errorText(error)),
    )
  const show = (name: string, shown: boolean) =>
    save(names, shown ? hidden.filter((one) => one !== name) : [...hidden, name])
  return (
    <Dialog title={t('views:arrange.title')} onClose={onClose}>
      <Stack gap="sm">
        <Text c="dimmed" size="sm">
          {t('views:arrange.about')}
        </Text>
        <Arrangeable
          label={t('views:arrange.title')}
          items={views.map((view) => ({
            key: view.name,
            name: titleOf(view),
            content: (
              <Switch
                label={titleOf(view)}
                checked={!hidden.includes(view.name)}
                onChange={(event) => show(view.name, event.currentTarget.checked)}
              />
            ),
          }))}
          onOrder={(order) => save(order, hidden)}
        />
      </Stack>
    </Dialog>
  )
}
