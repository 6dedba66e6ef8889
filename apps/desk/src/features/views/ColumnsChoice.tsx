import { Input, Switch } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Column } from '@podpora/contract/builtin'
import type { SavedViewInput } from '@podpora/contract/views'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Arrangeable } from '../../ui/Arrangeable.tsx'
import { useDisplayWords } from './useDisplayWords.ts'

/** Each column on a line of its own, in the order of the table; those that are not shown keep their place too. */
export function ColumnsChoice({ form }: { form: UseFormReturnType<SavedViewInput> }) {
  const t = useT()
  const { columns } = form.getValues()
  const { columns: all } = useDisplayWords()
  const [order, setOrder] = useState<Column[]>(() => [
    ...columns,
    ...all.map(({ value }) => value).filter((column) => !columns.includes(column)),
  ])
  const nameOf = (column: Column) => all.find(({ value }) => value === column)?.label
  // A field may have been put away since.
  const named = order.flatMap((column) => {
    const name = nameOf(column)
    return name === undefined ? [] : [{ column, name }]
  })
  const put = (next: Column[], chosen: Column[]) => {
    setOrder(next)
    form.setFieldValue(
      'columns',
      next.filter((column) => chosen.includes(column)),
    )
  }
  const show = (column: Column, shown: boolean) =>
    put(order, shown ? [...columns, column] : columns.filter((one) => one !== column))
  return (
    <Input.Wrapper label={t('views:columns')} labelElement="div">
      <Arrangeable
        label={t('views:columns')}
        items={named.map(({ column, name }) => ({
          key: column,
          name,
          content: (
            <Switch
              label={name}
              checked={columns.includes(column)}
              // A table without columns is none.
              disabled={columns.length === 1 && columns.includes(column)}
              onChange={(event) => show(column, event.currentTarget.checked)}
            />
          ),
        }))}
        onOrder={(next) => put(next as Column[], columns)}
      />
    </Input.Wrapper>
  )
}
