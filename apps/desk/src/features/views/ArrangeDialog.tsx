import { ActionIcon, Group, Stack, Switch, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import css from './ArrangeDialog.module.css'
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
  const move = (from: number, to: number) =>
    save(names.toSpliced(from, 1).toSpliced(to, 0, names[from] as string), hidden)
  return (
    <Dialog title={t('views:arrange.title')} onClose={onClose}>
      <Stack gap="sm">
        <Text c="dimmed" size="sm">
          {t('views:arrange.about')}
        </Text>
        <ul className={css.views}>
          {views.map((view, i) => {
            const title = titleOf(view)
            const isHidden = hidden.includes(view.name)
            return (
              <li key={view.name} className={css.view}>
                <Switch
                  className={css.name}
                  label={title}
                  checked={!isHidden}
                  onChange={() =>
                    save(
                      names,
                      isHidden ? hidden.filter((name) => name !== view.name) : [...hidden, view.name],
                    )
                  }
                />
                <Group gap={2} wrap="nowrap">
                  <ActionIcon
                    aria-label={t('views:arrange.up', { name: title })}
                    disabled={i === 0}
                    onClick={() => move(i, i - 1)}
                  >
                    <IconArrowUp size={16} stroke={1.5} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('views:arrange.down', { name: title })}
                    disabled={i === views.length - 1}
                    onClick={() => move(i, i + 1)}
                  >
                    <IconArrowDown size={16} stroke={1.5} />
                  </ActionIcon>
                </Group>
              </li>
            )
          })}
        </ul>
      </Stack>
    </Dialog>
  )
}
