import type { TicketRow } from '@podpora/contract/tickets'
import { IconListCheck } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import css from './ChecklistMark.module.css'

/** "2/5": how much of what is to be done is done. Nothing where there is nothing to do. */
export function ChecklistMark({ ticket }: { ticket: TicketRow }) {
  const t = useT()
  const { checklistDone: done, checklistTotal: total } = ticket
  if (total === 0) return null
  const label = t('fields:checklist.progress', { done, total })
  return (
    <span className={css.mark} title={label}>
      <IconListCheck size={14} stroke={1.5} aria-hidden />
      <span role="img" aria-label={label}>
        {done}/{total}
      </span>
    </span>
  )
}
