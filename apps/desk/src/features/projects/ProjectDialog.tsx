import { Switch, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { TicketRow } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { TextAction } from '../macros/TextAction.tsx'
import { briefQuery, startProject } from './api.ts'

type Props = { ticket: TicketRow; onClose: () => void }

/** A ticket becomes a project, and its customer is asked what they have in mind; of a project, only that. */
export default function ProjectDialog({ ticket, onClose }: Props) {
  const mayWrite = useMay()('ticket.reply')
  const query = useQuery({ ...briefQuery(ticket.id), enabled: mayWrite })
  if (!mayWrite) return <StartForm ticket={ticket} html={null} onClose={onClose} />
  return (
    <Loaded query={query}>{({ html }) => <StartForm ticket={ticket} html={html} onClose={onClose} />}</Loaded>
  )
}

function StartForm({ ticket, html, onClose }: Props & { html: string | null }) {
  const t = useT()
  const [clientId] = useState(() => crypto.randomUUID())
  const isProject = ticket.projectAt !== null
  const form = useForm({ mode: 'controlled', initialValues: { send: html !== null, html: html ?? '' } })
  const values = form.getValues()
  const sending = useSubmit(form, async ({ send, html: brief }) => {
    await startProject(ticket.id, { clientId, brief: send ? brief : null })
    onClose()
    noticeDone(t(send ? 'doors:project.start.sent' : 'doors:project.start.done', { id: ticket.id }))
  })
  return (
    <FormDialog
      title={t(isProject ? 'doors:project.ask.title' : 'doors:project.start.title', { id: ticket.id })}
      sending={sending}
      action={t(values.send ? 'doors:project.start.send' : 'doors:project.start.action')}
      incomplete={values.send && values.html.trim() === ''}
      onClose={onClose}
      wide
    >
      <Text c="dimmed">{t(isProject ? 'doors:project.ask.about' : 'doors:project.start.about')}</Text>
      {html !== null && !isProject && (
        <Switch
          {...form.getInputProps('send', { type: 'checkbox' })}
          label={t('doors:project.start.asks')}
          description={t('doors:project.start.asksWhy')}
          data-autofocus
        />
      )}
      {values.send && (
        <TextAction
          label={t('doors:project.start.brief')}
          html={values.html}
          error={form.errors.html}
          known={[]}
          onChange={(written) => form.setFieldValue('html', written ?? '')}
        />
      )}
    </FormDialog>
  )
}
