import { Textarea, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import classes from './InlineText.module.css'

type Props = {
  value: string
  /** What to call it and the act of changing it, for those who don't see it. */
  label: string
  editLabel: string
  placeholder?: string
  maxLength: number
  required?: boolean
  disabled?: boolean
  className?: string
  onChange: (value: string) => void
}

/** A line that is read, and written over in its own place: Enter or leaving it saves, Esc puts it back. */
export function InlineText({
  value,
  label,
  editLabel,
  placeholder = '',
  required,
  disabled,
  ...rest
}: Props) {
  const { maxLength, className = '', onChange } = rest
  const [draft, setDraft] = useState<string | null>(null)
  const closed = useRef(true)
  const button = useRef<HTMLButtonElement>(null)

  const finish = (save: boolean) => {
    if (closed.current) return // leaving the field because it was just closed
    closed.current = true
    const text = (draft ?? value).replace(/\s+/g, ' ').trim()
    setDraft(null)
    if (save && text !== value && (text || !required)) onChange(text)
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
  }

  if (disabled) return <span className={`${classes.text} ${className}`}>{value || placeholder}</span>
  if (draft === null)
    return (
      <UnstyledButton
        ref={button}
        className={`${classes.text} ${classes.button} ${className}`}
        data-empty={!value || undefined}
        onClick={() => {
          closed.current = false
          setDraft(value)
        }}
        title={editLabel}
      >
        {value || placeholder}
        <IconPencil className={classes.pencil} size={14} stroke={1.5} aria-hidden />
      </UnstyledButton>
    )
  return (
    <Textarea
      aria-label={label}
      className={className}
      classNames={{ input: classes.input }}
      autosize
      minRows={1}
      maxRows={4}
      autoFocus
      value={draft}
      maxLength={maxLength}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.stopPropagation()
          finish(event.key === 'Enter')
        }
      }}
    />
  )
}
