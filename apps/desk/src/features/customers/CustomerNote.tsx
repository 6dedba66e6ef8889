import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'

type Props = { note: string; disabled: boolean; onChange: (note: string) => void }

/** What colleagues should know. Saved on leaving it. */
export function CustomerNote({ note, disabled, onChange }: Props) {
  const t = useT()
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Textarea
      label={t('customers:note')}
      placeholder={t('customers:notePlaceholder')}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={10_000}
      size="sm"
      disabled={disabled}
      value={draft ?? note}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft !== null && draft.trim() !== note) onChange(draft.trim())
        setDraft(null)
      }}
    />
  )
}
