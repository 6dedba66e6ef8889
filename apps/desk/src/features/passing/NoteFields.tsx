import { Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { handOverNote } from './handOverNote.ts'

export const noteParts = ['known', 'tried', 'asked'] as const
export type Note = Record<(typeof noteParts)[number], string>
export const emptyNote: Note = { known: '', tried: '', asked: '' }

/** What the note says, in the words of whoever writes it. */
export function useNoteHtml(): (note: Note) => string {
  const t = useT()
  return (note) =>
    handOverNote(noteParts.map((part) => ({ name: t(`passing:note.${part}`), text: note[part] })))
}

type Props = {
  note: Note
  required: boolean
  error: ReactNode
  'data-path': string
  onChange: (note: Note) => void
}

/** What whoever takes over needs to know, so that nobody asks the customer again. */
export function NoteFields({ note, required, error, 'data-path': path, onChange }: Props) {
  const t = useT()
  return (
    <Stack gap="xs" role="group" aria-label={t('passing:note.title')}>
      <div>
        <Text size="sm" fw={500}>
          {t('passing:note.title')}
        </Text>
        <Text size="xs" c="dimmed">
          {required ? t('passing:note.required') : t('passing:note.optional')}
        </Text>
      </div>
      {noteParts.map((part, i) => (
        <Textarea
          key={part}
          label={t(`passing:note.${part}`)}
          value={note[part]}
          error={i === 0 && error}
          data-path={i === 0 ? path : undefined}
          onChange={(event) => onChange({ ...note, [part]: event.currentTarget.value })}
          autosize
          minRows={1}
          maxRows={6}
        />
      ))}
    </Stack>
  )
}
