import { Button, MultiSelect, Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { NewPart, Project, ProjectPart } from '@podpora/contract/projects'
import type { TicketRow } from '@podpora/contract/tickets'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { idOrNull, none, useChoices } from '../tickets/ticket/choices.tsx'
import { useFieldWords } from '../tickets/ticket/useFieldWords.ts'
import { addPart, arrangeParts, changePart } from './api.ts'

type Props = { ticket: TicketRow; project: Project; part: ProjectPart | null; onClose: () => void }

/** A part of a project: a new one with all that its way depends on, or what may change of one that is there. */
export default function PartDialog({ part, ...props }: Props) {
  return part ? <ChangePart {...props} part={part} /> : <AddPart {...props} />
}

function AddPart({ ticket, project, onClose }: Omit<Props, 'part'>) {
  const t = useT()
  const [clientId] = useState(() => crypto.randomUUID())
  const choices = useChoices()
  const { fieldName } = useFieldWords()
  const form = useForm<NewPart>({
    mode: 'controlled',
    initialValues: {
      clientId,
      title: '',
      html: '',
      kind: 'task',
      priority: ticket.priority,
      productId: ticket.productId,
      groupId: ticket.groupId,
      lineId: null,
      shown: true,
      after: [],
    },
  })
  const values = form.getValues()
  const sending = useSubmit(form, async (input) => {
    await addPart(ticket.id, input)
    onClose()
    noticeDone(t('doors:project.part.added', { title: input.title }))
  })
  const chosen = (
    field: 'kind' | 'priority' | 'productId' | 'groupId',
    data: { value: string; label: string }[],
  ) => (
    <Select
      label={fieldName(field)}
      data={data.map(({ value, label }) => ({ value, label }))}
      value={values[field] === null ? none : String(values[field])}
      error={form.errors[field]}
      onChange={(value) =>
        value !== null && form.setFieldValue(field, (field.endsWith('Id') ? idOrNull(value) : value) as never)
      }
      allowDeselect={false}
      searchable={data.length > 8}
    />
  )
  return (
    <FormDialog
      title={t('doors:project.part.new', { id: ticket.id })}
      sending={sending}
      action={t('doors:project.add')}
      onClose={onClose}
      wide
    >
      <TextInput
        {...form.getInputProps('title')}
        label={t('doors:project.part.title')}
        description={t('doors:project.part.titleWhy')}
        maxLength={500}
        autoComplete="off"
        data-autofocus
      />
      <TextAction
        label={t('doors:project.part.what')}
        html={values.html}
        error={form.errors.html}
        known={[]}
        hint={t('doors:project.part.whatHint')}
        onChange={(written) => form.setFieldValue('html', written ?? '')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {chosen('groupId', choices.group)}
        {chosen('kind', choices.kind)}
        {chosen('priority', choices.priority)}
        {choices.product.length > 1 && chosen('productId', choices.product)}
      </SimpleGrid>
      <After
        parts={project.parts}
        value={values.after}
        error={form.errors.after}
        onChange={(after) => form.setFieldValue('after', after)}
      />
      <Shown {...form.getInputProps('shown', { type: 'checkbox' })} />
    </FormDialog>
  )
}

function ChangePart({ ticket, project, part, onClose }: Omit<Props, 'part'> & { part: ProjectPart }) {
  const t = useT()
  const { parts } = project
  const place = parts.findIndex(({ ticketId }) => ticketId === part.ticketId)
  const form = useForm({
    mode: 'controlled',
    initialValues: { shown: part.shown, after: part.after, place },
  })
  const { act, busy } = useAction()
  const values = form.getValues()
  const sending = useSubmit(
    form,
    async ({ shown, after, place: to }) => {
      const isSame = after.length === part.after.length && after.every((id) => part.after.includes(id))
      if (shown !== part.shown || !isSame)
        await changePart(ticket.id, part.ticketId, { shown, ...(!isSame && { after }) })
      if (to !== place) await arrangeParts(ticket.id, moved(parts, place, to))
      onClose()
      noticeDone(t('saved'))
    },
    { part_cycle: 'after' },
  )
  const dropped = part.state === 'dropped'
  const drop = (wished: boolean) =>
    act(async () => {
      await changePart(ticket.id, part.ticketId, { dropped: wished })
      onClose()
      noticeDone(
        t(wished ? 'doors:project.part.dropped' : 'doors:project.part.takenUp', { title: part.title }),
        {
          label: t('undo'),
          run: () => void changePart(ticket.id, part.ticketId, { dropped: !wished }),
        },
      )
    })
  return (
    <FormDialog
      title={t('doors:project.part.one', { number: part.number, title: part.title })}
      sending={sending}
      onClose={onClose}
      aside={
        part.state !== 'done' && (
          <Button
            variant="subtle"
            color={dropped ? undefined : 'red'}
            loading={busy}
            onClick={() => drop(!dropped)}
          >
            {t(dropped ? 'doors:project.part.takeUp' : 'doors:project.part.drop')}
          </Button>
        )
      }
    >
      <After
        parts={parts.filter(({ ticketId }) => ticketId !== part.ticketId)}
        value={values.after}
        error={form.errors.after}
        onChange={(after) => form.setFieldValue('after', after)}
      />
      {parts.length > 1 && (
        <Select
          label={t('doors:project.part.place')}
          data={parts.map((_, i) => ({ value: String(i), label: String(i + 1) }))}
          value={String(values.place)}
          onChange={(value) => value !== null && form.setFieldValue('place', Number(value))}
          allowDeselect={false}
        />
      )}
      <Shown {...form.getInputProps('shown', { type: 'checkbox' })} />
    </FormDialog>
  )
}

function moved(parts: ProjectPart[], from: number, to: number): number[] {
  const ids = parts.map(({ ticketId }) => ticketId)
  const [id = 0] = ids.splice(from, 1)
  return ids.toSpliced(to, 0, id)
}

type AfterProps = {
  parts: ProjectPart[]
  value: number[]
  error: React.ReactNode
  onChange: (ids: number[]) => void
}

/** The parts that come before; nothing to choose where there are no others. */
function After({ parts, value, error, onChange }: AfterProps) {
  const t = useT()
  if (parts.length === 0) return null
  return (
    <MultiSelect
      label={t('doors:project.part.after')}
      description={t('doors:project.part.afterWhy')}
      data={parts.map(({ ticketId, number, title }) => ({
        value: String(ticketId),
        label: `${number}. ${title}`,
      }))}
      value={value.map(String)}
      error={error}
      onChange={(ids) => onChange(ids.map(Number))}
      searchable
    />
  )
}

function Shown(props: object) {
  const t = useT()
  return (
    <Switch {...props} label={t('doors:project.part.shown')} description={t('doors:project.part.shownWhy')} />
  )
}
