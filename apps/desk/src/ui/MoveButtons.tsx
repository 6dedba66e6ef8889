import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useT } from '../i18n/useT.ts'

type Props = { name: string; place: number; count: number; onMove: (to: number) => void }

/** One place up, one place down. At the ends a button stays where it is, so that the focus does. */
export function MoveButtons({ name, place, count, onMove }: Props) {
  const t = useT()
  return [
    { label: t('order.up', { name }), Icon: IconArrowUp, to: place - 1 },
    { label: t('order.down', { name }), Icon: IconArrowDown, to: place + 1 },
  ].map(({ label, Icon, to }) => {
    const end = to < 0 || to >= count
    return (
      <Tooltip key={label} label={label}>
        <ActionIcon
          aria-label={label}
          aria-disabled={end}
          data-disabled={end || undefined}
          onClick={(event) => {
            if (end) return
            const { currentTarget } = event
            onMove(to)
            // What moves in the page may lose the focus.
            requestAnimationFrame(() => currentTarget.focus())
          }}
        >
          <Icon size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    )
  })
}
