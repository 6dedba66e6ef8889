import { Tooltip } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import css from './FoldButton.module.css'

type Props = { unfolded: boolean; onToggle: () => void }

/** Shows and hides what a message repeats: quotes of earlier mails, signatures. */
export function FoldButton({ unfolded, onToggle }: Props) {
  const t = useT()
  const label = t(unfolded ? 'tickets:timeline.fold' : 'tickets:timeline.unfold')
  return (
    <div>
      <Tooltip label={label}>
        <button
          type="button"
          className={css.fold}
          aria-label={label}
          aria-expanded={unfolded}
          onClick={onToggle}
        >
          <IconDots size={16} stroke={1.75} aria-hidden />
        </button>
      </Tooltip>
    </div>
  )
}
