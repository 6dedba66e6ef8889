import { Select } from '@mantine/core'
import { type CsvSource, type ImportField, type ImportFile, importFields } from '@podpora/contract/imports'
import { useT } from '../../i18n/useT.ts'
import css from './Tables.module.css'

type Props = {
  source: CsvSource
  columns: ImportFile['columns']
  mapping: Record<string, string>
  onChange: (column: string, field: string | null) => void
}

/** What each column of a table is: guessed by its name, shown with a few of its values. */
export function ColumnTable({ source, columns, mapping, onChange }: Props) {
  const t = useT()
  const fields: readonly ImportField[] = importFields[source]
  const taken = new Set(Object.values(mapping))
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('imports:columns.column')}</th>
          <th scope="col">{t('imports:columns.field')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, samples }) => (
          <tr key={name}>
            <td>
              {name}
              <div className={css.samples}>{samples.join(' · ')}</div>
            </td>
            <td>
              <Select
                aria-label={t('imports:columns.fieldOf', { name })}
                placeholder={t('imports:columns.skip')}
                data={fields.map((value) => ({
                  value,
                  label: t(`imports:fields.${value}`),
                  disabled: taken.has(value) && mapping[name] !== value,
                }))}
                value={mapping[name] ?? null}
                onChange={(field) => onChange(name, field)}
                clearable
                clearButtonProps={{ 'aria-label': t('imports:columns.skip') }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
