import type { PersonPresent } from '@podpora/contract/events'
import type { useT } from '../../../i18n/useT.ts'

/** What somebody does here, in a sentence that begins with their name. */
export function presenceText(t: ReturnType<typeof useT>, { name, state, kind }: PersonPresent): string {
  if (state === 'reading') return t('tickets:presence.reading', { name })
  return kind === 'note'
    ? t('tickets:presence.writingNote', { name })
    : t('tickets:presence.writingAnswer', { name })
}
