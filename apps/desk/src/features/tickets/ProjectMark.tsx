import type { TicketRow } from '@podpora/contract/tickets'
import { IconPuzzle, IconSubtask } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import css from './ProjectMark.module.css'

/** In a list: how much of a project is done, or which part of which project it is and what it waits for. */
export function ProjectMark({ row }: { row: TicketRow }) {
  const t = useT()
  const { projectAt, partsDone: done, partsTotal: total, partOf, partNumber, waitsFor } = row
  if (projectAt !== null) {
    const label = total === 0 ? t('tickets:project.title') : t('tickets:project.progress', { done, total })
    return (
      <span className={css.mark} title={label} role="img" aria-label={label}>
        <IconSubtask size={14} stroke={1.5} aria-hidden />
        {total > 0 && `${done}/${total}`}
      </span>
    )
  }
  if (partOf === null) return null
  const part = t('tickets:project.part', { number: partNumber ?? 0, id: partOf })
  const waits = t('tickets:project.waits', { count: waitsFor.length, numbers: waitsFor.join(', ') })
  const label = waitsFor.length > 0 ? `${part}. ${waits}` : part
  return (
    <span
      className={css.mark}
      title={label}
      role="img"
      aria-label={label}
      data-waits={waitsFor.length > 0 || undefined}
    >
      <IconPuzzle size={14} stroke={1.5} aria-hidden />
      {waitsFor.length > 0 && <span>{waits}</span>}
    </span>
  )
}
