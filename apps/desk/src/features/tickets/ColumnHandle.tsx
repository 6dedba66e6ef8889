import { useT } from '../../i18n/useT.ts'
import css from './ColumnHandle.module.css'

type Props = {
  label: string
  /** On which side of the handle the column lies whose width it is. */
  side: 'left' | 'right'
  width: number
  min: number
  max: number
  standard: number
  onChange: (width: number) => void
}

/** Beside a column: pulled with a pointer, moved with the arrow keys; a double click gives the first width back. */
export function ColumnHandle({ label, side, width, min, max, standard, onChange }: Props) {
  const t = useT()
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))
  const widths: Record<string, number> = {
    ArrowLeft: side === 'left' ? width - 20 : width + 20,
    ArrowRight: side === 'left' ? width + 20 : width - 20,
    Home: min,
    End: max,
    Enter: standard,
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      title={t('tickets:list.resizeHow')}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={css.handle}
      onDoubleClick={() => set(standard)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const place = event.currentTarget.parentElement?.getBoundingClientRect()
        if (place) set(side === 'left' ? event.clientX - place.left : place.right - event.clientX)
      }}
      onKeyDown={(event) => {
        const next = widths[event.key]
        if (next === undefined) return
        event.preventDefault()
        set(next)
      }}
    />
  )
}
