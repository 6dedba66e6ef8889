import { IconAlertTriangle } from '@tabler/icons-react'
import css from './FormError.module.css'

/** Why the whole form was refused; read aloud when it appears. */
export function FormError({ error }: { error: string | null }) {
  if (!error) return null
  return (
    <p role="alert" className={css.error}>
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
      <span>{error}</span>
    </p>
  )
}
