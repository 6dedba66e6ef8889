import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import type { TicketActions } from '@podpora/contract/actions'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { useFields } from '../fields/api.ts'
import { FieldLine } from '../fields/FieldLine.tsx'
import { useFieldWords } from '../fields/useCustomWords.ts'
import css from './OwnFieldActions.module.css'

type Custom = NonNullable<TicketActions['custom']>
type Props = { custom: Custom; onChange: (custom: Custom | undefined) => void }

/** Which of the company's own fields become what. One that was added and left empty is made empty. */
export function OwnFieldActions({ custom, onChange }: Props) {
  const t = useT()
  const { nameOf } = useFieldWords()
  const fields = useFields().filter((field) => field.archivedAt === null)
  const set = fields.filter((field) => Object.hasOwn(custom, field.key))
  const others = fields.filter((field) => !Object.hasOwn(custom, field.key))
  const leave = (key: string) => {
    const { [key]: _, ...rest } = custom
    onChange(Object.keys(rest).length > 0 ? rest : undefined)
  }
  if (fields.length === 0) return null
  return (
    <div>
      {set.map((field) => (
        <Group key={field.key} gap="xs" wrap="nowrap" justify="space-between">
          <FieldLine
            field={field}
            value={custom[field.key] ?? null}
            disabled={false}
            onChange={(value) => onChange({ ...custom, [field.key]: value })}
          />
          <ActionIcon
            size="sm"
            aria-label={t('fields:actions.leave', { name: nameOf(field) })}
            onClick={() => leave(field.key)}
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </Group>
      ))}
      {others.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} stroke={1.5} />}>
              {t('fields:actions.set')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={css.fields}>
            {others.map((field) => (
              <Menu.Item key={field.key} onClick={() => onChange({ ...custom, [field.key]: null })}>
                {nameOf(field)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
