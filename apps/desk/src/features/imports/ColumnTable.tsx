import { Select, Table, Text } from '@mantine/core'
import { type CsvSource, type ImportField, type ImportFile, importFields } from '@podpora/contract/imports'
import { useT } from '../../i18n/useT.ts'

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
    <Table.ScrollContainer minWidth={280} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports:columns.column')}</Table.Th>
            <Table.Th>{t('imports:columns.field')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map(({ name, samples }) => (
            <Table.Tr key={name}>
              <Table.Td>
                {name}
                <Text size="sm" c="dimmed" lineClamp={1}>
                  {samples.join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
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
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
