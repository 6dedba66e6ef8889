import { Badge, Button, Switch } from '@mantine/core'
import type { Field } from '@podpora/contract/fields'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoveButtons } from '../../ui/MoveButtons.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { fieldsQuery, orderFields } from './api.ts'
import { FieldDialog } from './FieldDialog.tsx'
import { useFieldWords } from './useCustomWords.ts'

export default function FieldsScreen() {
  return (
    <Allowed to="field.manage">
      <Fields />
    </Allowed>
  )
}

function Fields() {
  const t = useT()
  const fields = useQuery(fieldsQuery)
  const [open, setOpen] = useState<Field | 'new' | null>(null)
  const [archived, setArchived] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('fieldSettings:add')}
    </Button>
  )
  return (
    <Page title={t('fieldSettings:title')} about={t('fieldSettings:about')} action={add}>
      <Loaded query={fields}>
        {(all) => {
          const shown = all.filter((field) => archived || field.archivedAt === null)
          return (
            <>
              {shown.length === 0 ? (
                <EmptyState
                  title={t('fieldSettings:none')}
                  icon={<IconForms size={24} stroke={1.5} aria-hidden />}
                >
                  {t('fieldSettings:noneWhy')}
                </EmptyState>
              ) : (
                <FieldRows all={all} shown={shown} onOpen={setOpen} />
              )}
              {all.some((field) => field.archivedAt !== null) && (
                <Switch
                  label={t('fieldSettings:showArchived')}
                  checked={archived}
                  onChange={(event) => setArchived(event.currentTarget.checked)}
                />
              )}
            </>
          )
        }}
      </Loaded>
      {open && <FieldDialog field={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

type RowsProps = { all: Field[]; shown: Field[]; onOpen: (field: Field) => void }

function FieldRows({ all, shown, onOpen }: RowsProps) {
  const t = useT()
  const { nameOf } = useFieldWords()
  const move = useMove(all, shown)
  return (
    <Rows label={t('fieldSettings:title')}>
      {shown.map((field, place) => (
        <Row
          key={field.id}
          title={nameOf(field)}
          about={<About field={field} />}
          onOpen={() => onOpen(field)}
          aside={
            <>
              {field.archivedAt !== null && <Badge color="gray">{t('fieldSettings:archivedMark')}</Badge>}
              <MoveButtons
                name={nameOf(field)}
                place={place}
                count={shown.length}
                onMove={(to) => move(place, to)}
              />
            </>
          }
        />
      ))}
    </Rows>
  )
}

function About({ field }: { field: Field }) {
  const t = useT()
  const statuses = field.requiredOn.map((status) => t(`tickets:status.${status}`)).join(', ')
  const some = field.kinds.length + field.groupIds.length + field.brandIds.length > 0
  return [
    t(`fieldSettings:type.${field.type}`),
    statuses && t('fieldSettings:required', { statuses }),
    some && t('fieldSettings:onlySome'),
    field.audience && t('fieldSettings:limited'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Shown at once; put back where the server did not take it. */
function useMove(all: Field[], shown: Field[]) {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  return (from: number, to: number) => {
    const moved = shown.toSpliced(from, 1).toSpliced(to, 0, shown[from] as Field)
    const order = [...moved, ...all.filter((field) => !moved.includes(field))]
    client.setQueryData(fieldsQuery.queryKey, order)
    orderFields(order.map((field) => field.id)).catch((reason: unknown) => {
      void client.invalidateQueries({ queryKey: fieldsQuery.queryKey })
      noticeFailed(t('tickets:ticket.notSaved', { why: errorText(reason) }))
    })
  }
}
