import { useT } from '../../i18n/useT.ts'
import css from './ColumnHandle.module.css'

type Props = { width: number; min: number; max: number; onChange: (width: number) => void }

/** Between the list and the ticket: pulled with a pointer, or moved with the arrow keys. */
export function ColumnHandle({ width, min, max, onChange }: Props) {
  const t = useT()
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('tickets:list.resize')}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={css.handle}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0
        set(event.clientX - left)
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? -20 : event.key === 'ArrowRight' ? 20 : 0
        if (step) set(width + step)
      }}
    />
  )
}
