import { Tooltip } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { useKeys } from '../../ui/keyboard.ts'

/** The box that the screen of the search begins with. */
export const boxId = 'search-box'

/** The way to the search from everywhere, by `/`, Ctrl-K and a click. */
export function SearchLink({ className, labelClass }: { className?: string; labelClass?: string }) {
  const t = useT()
  const navigate = useNavigate()
  const open = () => {
    const box = document.getElementById(boxId)
    if (box instanceof HTMLInputElement) box.select()
    else void navigate({ to: '/search' })
  }
  useKeys({ slash: open, 'ctrl+k': open })
  return (
    <Tooltip label="/ · Ctrl K" position="right" openDelay={800}>
      <Link to="/search" className={className}>
        <IconSearch size={labelClass ? 18 : 20} stroke={1.5} aria-hidden />
        <span className={labelClass}>{t('search:title')}</span>
      </Link>
    </Tooltip>
  )
}
