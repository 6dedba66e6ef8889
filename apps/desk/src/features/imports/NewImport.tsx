import { Button, Group, Progress, Select, Stack, Text, TextInput } from '@mantine/core'
import { type ImportSource, importSources } from '@podpora/contract/imports'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useAction } from '../../ui/useAction.ts'
import { makeImport } from './api.ts'
import { ColumnTable } from './ColumnTable.tsx'
import { FileDrop } from './FileDrop.tsx'
import { type Chosen, useFiles } from './useFiles.ts'

const isTable = (source: ImportSource | null): source is 'csv_tickets' | 'csv_customers' =>
  source === 'csv_tickets' || source === 'csv_customers'

/** Files first; what they are is guessed, and can be set right before they are read. */
export function NewImport({ onMade }: { onMade: (id: number) => void }) {
  const t = useT()
  const { chosen, add, remove, clear } = useFiles()
  const [said, setSaid] = useState<{ source?: ImportSource; origin?: string }>({})
  const [columns, setColumns] = useState<Record<string, string | null>>({})
  const [clientId, setClientId] = useState(() => crypto.randomUUID())
  const { act, busy, error } = useAction()

  const files = chosen.map(({ file }) => file).filter((file) => file !== null)
  const guess = files.find((file) => file.source !== null)?.source ?? null
  const source = said.source ?? guess
  const table = files.find((file) => file.columns.length > 0)
  const mapping = Object.fromEntries(
    (table?.columns ?? []).flatMap(({ name, guess: guessed }) => {
      const field = name in columns ? columns[name] : source === guess ? guessed : null
      return field ? [[name, field]] : []
    }),
  )

  async function check() {
    if (!source) return
    try {
      const made = await makeImport({
        clientId,
        source,
        origin: said.origin?.trim() || source,
        files: files.map(({ id }) => id),
        ...(isTable(source) && { mapping }),
      })
      clear()
      setSaid({})
      setColumns({})
      onMade(made.id)
    } finally {
      // Another attempt with other words is another import.
      setClientId(crypto.randomUUID())
    }
  }

  if (chosen.length === 0) return <FileDrop onFiles={add} />
  return (
    <Stack gap="md">
      <FileDrop onFiles={add} />
      <Rows label={t('imports:new.files')}>
        {chosen.map((one) => (
          <ChosenRow key={one.key} chosen={one} onRemove={() => remove(one.key)} />
        ))}
      </Rows>
      {files.length > 0 && (
        <>
          <Group align="flex-start" grow preventGrowOverflow={false}>
            <Select
              label={t('imports:new.source')}
              description={t(guess ? 'imports:new.sourceGuessed' : 'imports:new.sourceUnknown')}
              data={importSources.map((value) => ({ value, label: t(`imports:sources.${value}`) }))}
              value={source}
              onChange={(value) => setSaid({ ...said, source: value as ImportSource })}
              allowDeselect={false}
            />
            <TextInput
              label={t('imports:new.origin')}
              description={t('imports:new.originWhy')}
              placeholder={source ?? ''}
              maxLength={100}
              value={said.origin ?? ''}
              onChange={(event) => setSaid({ ...said, origin: event.currentTarget.value })}
            />
          </Group>
          {isTable(source) && table && (
            <ColumnTable
              source={source}
              columns={table.columns}
              mapping={mapping}
              onChange={(column, field) => setColumns({ ...columns, [column]: field })}
            />
          )}
          <FormError error={error} />
          <Group>
            <Button
              onClick={() => act(check)}
              loading={busy}
              disabled={!source || files.length < chosen.filter((one) => !one.error).length}
            >
              {t('imports:new.check')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('imports:new.checkWhy')}
            </Text>
          </Group>
        </>
      )}
    </Stack>
  )
}

function ChosenRow({ chosen, onRemove }: { chosen: Chosen; onRemove: () => void }) {
  const t = useT()
  const { name, percent, file, error } = chosen
  return (
    <Row
      title={name}
      about={
        error ? (
          <FormError error={error} />
        ) : file ? (
          file.source ? (
            t(`imports:sources.${file.source}`)
          ) : (
            t('imports:new.unknown')
          )
        ) : (
          <Progress value={percent} aria-label={t('imports:new.uploading', { name })} />
        )
      }
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={onRemove}
          aria-label={t('imports:new.remove', { name })}
          leftSection={<IconX size={16} stroke={1.5} />}
        >
          {t('imports:new.removeShort')}
        </Button>
      }
    />
  )
}
