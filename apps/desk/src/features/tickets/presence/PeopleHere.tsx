import { Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import css from './PeopleHere.module.css'
import { presenceText } from './presenceText.ts'
import { useOthersAt } from './useOthersAt.ts'

const most = 3

type Props = { ticketId: number; size?: number }

/** Small marks of the colleagues who are at a ticket; a pencil beside whoever writes. */
export function PeopleHere({ ticketId, size = 20 }: Props) {
  const t = useT()
  const others = useOthersAt(ticketId)
  if (others.length === 0) return null
  return (
    <span className={css.people}>
      {others.slice(0, most).map((person) => (
        <Tooltip key={person.id} label={presenceText(t, person)}>
          <span className={css.person} data-state={person.state}>
            <PersonMark name={person.name} size={size} />
            {person.state === 'writing' && (
              <IconPencil size={12} stroke={2} className={css.pencil} aria-hidden />
            )}
            <span className={css.words}>{presenceText(t, person)}</span>
          </span>
        </Tooltip>
      ))}
      {others.length > most && <span className={css.more}>+{others.length - most}</span>}
    </span>
  )
}
