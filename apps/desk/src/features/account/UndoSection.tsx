import { Select, Stack } from '@mantine/core'
import { undoChoices } from '@podpora/contract/choices'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { changeAccount } from './api.ts'

/** How long an answer can be taken back: chosen, it is so from the next answer on. */
export function UndoSection() {
  const t = useT()
  const { undoSeconds } = useMe()
  const errorText = useErrorText()
  if (!useMay()('ticket.reply')) return null
  return (
    <Section title={t('writing:undo.title')}>
      <Stack gap="sm" maw="24rem">
        <Select
          label={t('writing:undo.label')}
          description={t('writing:undo.why')}
          data={undoChoices.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t('writing:undo.none') : t('writing:undo.seconds', { number: seconds }),
          }))}
          value={String(undoSeconds)}
          onChange={(value) =>
            void changeAccount({ undoSeconds: Number(value ?? undoSeconds) }).catch((error: unknown) =>
              noticeFailed(errorText(error)),
            )
          }
          allowDeselect={false}
        />
      </Stack>
    </Section>
  )
}
