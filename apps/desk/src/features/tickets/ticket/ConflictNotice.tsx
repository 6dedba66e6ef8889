import { Alert, Button, Group } from '@mantine/core'
import type { TicketFields } from '@podpora/contract/tickets'
import { IconGitMerge } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import css from './ConflictNotice.module.css'
import { flat } from './fields.ts'
import type { Conflict } from './useChangeTicket.ts'
import { useFieldWords } from './useFieldWords.ts'

type Props = { conflict: Conflict; onApply: (changes: TicketFields) => void; onLeave: () => void }

/** Says what is so now, and keeps what was wished for one press away. */
export function ConflictNotice({ conflict: { wish, now, by }, onApply, onLeave }: Props) {
  const t = useT()
  const { fieldName, fieldValue } = useFieldWords()
  const fields = flat(wish)
  const so = now as unknown as Record<string, unknown>
  return (
    <Alert
      role="alert"
      radius={0}
      classNames={{ root: css.notice ?? '', title: css.title ?? '', icon: css.title ?? '' }}
      icon={<IconGitMerge size={18} stroke={1.5} />}
      title={by ? t('tickets:conflict.by', { name: by }) : t('tickets:conflict.title')}
    >
      {fields.map(([field]) => (
        <div key={field}>
          {t('tickets:conflict.now', {
            field: fieldName(field),
            value: fieldValue(field, field.startsWith('custom.') ? now.custom[field.slice(7)] : so[field]),
          })}
        </div>
      ))}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => onApply(wish)}>
          {t('tickets:conflict.applyAnyway', {
            value: fields.map(([field, value]) => fieldValue(field, value)).join(', '),
          })}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {t('tickets:conflict.leave')}
        </Button>
      </Group>
    </Alert>
  )
}
