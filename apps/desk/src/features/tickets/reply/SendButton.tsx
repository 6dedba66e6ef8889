import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core'
import type { NewMessage } from '@podpora/contract/writing'
import { IconChevronDown, IconClock } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import { keyHint } from '../../../ui/commands.ts'
import { StatusMark } from '../StatusMark.tsx'
import type { Kind } from './drafts.ts'

type Status = NonNullable<NewMessage['status']>
const statuses = ['open', 'pending', 'on_hold', 'solved'] as const satisfies Status[]

type Props = {
  kind: Kind
  /** What the button does by itself; `keep` leaves the status alone. */
  first: Status | 'keep'
  mayChange: boolean
  disabled: boolean
  onSend: (status: Status | undefined) => void
  /** Left out where there is no later. */
  onLater?: (() => void) | undefined
}

/** Says what will happen, with the other ways behind an arrow. */
export function SendButton({ kind, first, mayChange, disabled, onSend, onLater }: Props) {
  const t = useT()
  const name = (status: Status | 'keep') =>
    kind === 'note' ? t(`tickets:reply.addNote.${status}`) : t(`tickets:reply.send.${status}`)
  const others = [...(kind === 'note' ? (['keep'] as const) : []), ...statuses].filter(
    (status) => status !== first,
  )
  return (
    <Group gap={1} wrap="nowrap" ml="auto">
      <Tooltip label={keyHint('ticket.send')}>
        <Button
          px="xs"
          disabled={disabled}
          onClick={() => onSend(first === 'keep' ? undefined : first)}
          style={mayChange ? { borderStartEndRadius: 0, borderEndEndRadius: 0 } : undefined}
        >
          {name(first)}
        </Button>
      </Tooltip>
      {mayChange && (
        <Menu position="top-end">
          <Menu.Target>
            <ActionIcon
              variant="filled"
              color="green"
              size={36}
              disabled={disabled}
              aria-label={t('tickets:reply.otherSend')}
              style={{ borderStartStartRadius: 0, borderEndStartRadius: 0 }}
            >
              <IconChevronDown size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((status) => (
              <Menu.Item
                key={status}
                leftSection={status === 'keep' ? undefined : <StatusMark status={status} />}
                onClick={() => onSend(status === 'keep' ? undefined : status)}
              >
                {name(status)}
              </Menu.Item>
            ))}
            {onLater && (
              <>
                <Menu.Divider />
                <Menu.Item leftSection={<IconClock size={16} stroke={1.75} />} onClick={onLater}>
                  {t('writing:later.menu')}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  )
}
