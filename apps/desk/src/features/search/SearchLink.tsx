import { Tooltip } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { keyHint } from '../../ui/commands.ts'
import { useCommands } from '../../ui/keyboard.ts'

/** The box that the screen of the search begins with. */
export const boxId = 'search-box'

/** The way to the search from everywhere, by its key and a click. */
export function SearchLink({ className, labelClass }: { className?: string; labelClass?: string }) {
  const t = useT()
  const navigate = useNavigate()
  const open = () => {
    const box = document.getElementById(boxId)
    if (box instanceof HTMLInputElement) box.select()
    else void navigate({ to: '/search' })
  }
  useCommands({ search: open })
  return (
    <Tooltip label={`${keyHint('search')} · ${keyHint('palette')}`} position="right" openDelay={800}>
      <Link to="/search" className={className}>
        <IconSearch size={labelClass ? 18 : 20} stroke={1.5} aria-hidden />
        <span className={labelClass}>{t('search:title')}</span>
      </Link>
    </Tooltip>
  )
}
