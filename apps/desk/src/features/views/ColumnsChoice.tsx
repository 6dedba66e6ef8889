import { Input, Switch } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { columns as allColumns, type Column } from '@podpora/contract/builtin'
import type { SavedViewInput } from '@podpora/contract/views'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Arrangeable } from '../../ui/Arrangeable.tsx'

/** Each column on a line of its own, in the order of the table; those that are not shown keep their place too. */
export function ColumnsChoice({ form }: { form: UseFormReturnType<SavedViewInput> }) {
  const t = useT()
  const { columns } = form.getValues()
  const [order, setOrder] = useState<Column[]>(() => [
    ...columns,
    ...allColumns.filter((column) => !columns.includes(column)),
  ])
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
        items={order.map((column) => ({
          key: column,
          name: t(`views:column.${column}`),
          content: (
            <Switch
              label={t(`views:column.${column}`)}
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
