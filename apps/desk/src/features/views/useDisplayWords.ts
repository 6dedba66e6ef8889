import { type Column, columns, type UsualColumn } from '@podpora/contract/builtin'
import { groupable, sortable } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import { type Grouping, groupings, type OwnName, type Sort, sorts } from '@podpora/contract/ordering'
import { useT } from '../../i18n/useT.ts'
import { useFields } from '../fields/api.ts'
import { useFieldWords } from '../fields/useCustomWords.ts'
import { sortWords } from './sortWords.ts'

type Named<T> = { value: T; label: string }
const ownName = ({ key }: Field): OwnName => `custom.${key}`

/** What a list can be shown by, in the reader's words: the usual, then the fields of the company's own that they see. */
export function useDisplayWords(): {
  columns: Named<Column>[]
  sorts: Named<Sort>[]
  groupings: Named<Grouping>[]
} {
  const t = useT()
  const { nameOf } = useFieldWords()
  const fields = useFields().filter((field) => field.archivedAt === null)
  const ofTypes = (types: readonly string[]) => fields.filter(({ type }) => types.includes(type))
  const named = (field: Field) => ({ value: ownName(field), label: nameOf(field) })
  return {
    columns: [
      ...columns.map((value: UsualColumn) => ({ value, label: t(`views:column.${value}`) })),
      ...fields.map(named),
    ],
    sorts: [
      ...sorts.map((value) => ({ value, label: t(`views:sort.${sortWords[value]}`) })),
      ...ofTypes(sortable).flatMap((field): Named<Sort>[] => [
        { value: ownName(field), label: t('views:sort.up', { field: nameOf(field) }) },
        { value: `-${ownName(field)}`, label: t('views:sort.down', { field: nameOf(field) }) },
      ]),
    ],
    groupings: [
      ...groupings.map((value) => ({ value, label: t(`views:field.${value}`) })),
      ...ofTypes(groupable).map(named),
    ],
  }
}
