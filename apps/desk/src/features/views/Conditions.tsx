import { ActionIcon, Button, Menu, Popover, UnstyledButton } from '@mantine/core'
import type { Condition, ViewFilter } from '@podpora/contract/filters'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useFields } from '../fields/api.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import css from './Conditions.module.css'
import { beginning, beginningOf, fields, type UsualField } from './fields.ts'
import { useAskedName, useConditionText } from './useConditionText.ts'

type Props = {
  filter: ViewFilter
  onChange: (filter: ViewFilter) => void
  /** What can be asked, where that is less than all. */
  asked?: readonly UsualField[]
}

/** A filter as chips: each opens to be changed, and one more is added by a menu of what can be asked. */
export function Conditions({ filter, onChange, asked = fields }: Props) {
  const t = useT()
  const text = useConditionText(filter)
  const askedName = useAskedName()
  const own = useFields().filter((field) => field.archivedAt === null)
  // One that was just begun says nothing yet, and is no part of the filter until it does.
  const [begun, setBegun] = useState<Condition | null>(null)
  const [open, setOpen] = useState<number | null>(null)
  const shown = begun ? [...filter, begun] : filter
  const change = (index: number, condition: Condition) => {
    const says = !('values' in condition) || condition.values.length > 0
    if (index === filter.length) {
      setBegun(says ? null : condition)
      if (says) onChange([...filter, condition])
    } else if (says) onChange(filter.with(index, condition))
    else remove(index, condition)
  }
  const remove = (index: number, left: Condition | null = null) => {
    setBegun(left)
    if (left) setOpen(filter.length - 1)
    if (index < filter.length) onChange(filter.toSpliced(index, 1))
  }
  const begin = (condition: Condition) => {
    if (!('values' in condition)) onChange([...filter, condition])
    else setBegun(condition)
    setOpen(filter.length)
  }
  return (
    <fieldset className={css.conditions} aria-label={t('views:conditions')}>
      {shown.map((condition, index) => (
        <span key={index} className={css.chip}>
          <Popover
            opened={open === index}
            onChange={(opened) => setOpen(opened ? index : null)}
            onClose={() => setBegun(null)}
            position="bottom-start"
            shadow="md"
            trapFocus
            returnFocus
          >
            <Popover.Target>
              <UnstyledButton className={css.text} onClick={() => setOpen(open === index ? null : index)}>
                {index < filter.length ? text(condition) : askedName(condition.field)}
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <ConditionEditor condition={condition} onChange={(next) => change(index, next)} />
            </Popover.Dropdown>
          </Popover>
          <ActionIcon
            size="1.5rem"
            aria-label={t('views:removeCondition', { condition: text(condition) })}
            onClick={() => remove(index)}
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </span>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} stroke={1.5} />}>
            {t('views:addCondition')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.fields}>
          {asked.map((field) => (
            <Menu.Item key={field} onClick={() => begin(beginning(field))}>
              {t(`views:field.${field}`)}
            </Menu.Item>
          ))}
          {own.length > 0 && <Menu.Label>{t('views:custom.own')}</Menu.Label>}
          {own.map((field) => (
            <Menu.Item key={field.key} onClick={() => begin(beginningOf(field))}>
              {askedName(`custom.${field.key}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  )
}
