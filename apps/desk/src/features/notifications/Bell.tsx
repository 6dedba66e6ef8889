import { Tooltip } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useUnread } from '../../api/unread.ts'
import { useT } from '../../i18n/useT.ts'
import { keyHint, withKey } from '../../ui/commands.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { countText } from '../../ui/useTitle.ts'
import css from './Bell.module.css'

type Props = { className?: string; labelClass?: string; folded?: boolean }

/** The way to the notifications, and how many are unread. Without a `labelClass` it is a tab of the bottom bar. */
export function Bell({ className = '', labelClass, folded = false }: Props) {
  const t = useT()
  const navigate = useNavigate()
  const { count } = useUnread()
  useCommands({ 'go.notifications': () => void navigate({ to: '/notifications' }) })
  useSound(count)
  return (
    <Tooltip
      label={folded ? withKey(t('notifications:title'), 'go.notifications') : keyHint('go.notifications')}
      position="right"
      openDelay={folded ? 0 : 800}
    >
      <Link to="/notifications" className={className}>
        <span className={css.bell}>
          <IconBell size={labelClass ? 18 : 20} stroke={1.5} aria-hidden />
          {count > 0 && (folded || !labelClass) && <span className={css.dot} />}
        </span>
        <span className={labelClass}>{t('notifications:title')}</span>
        {count > 0 && (
          <span className={folded || !labelClass ? css.hidden : css.count}>
            <span aria-hidden>{countText(count)}</span>
            <span className={css.hidden}>{t('notifications:unread', { count })}</span>
          </span>
        )}
      </Link>
    </Tooltip>
  )
}

/** What makes no sound yet costs nothing: the chime is fetched when it is first wanted. */
function useSound(count: number) {
  const before = useRef(count)
  useEffect(() => {
    const more = count > before.current
    before.current = count
    if (more) void import('./sound.ts').then(({ chimeIfWished }) => chimeIfWished())
  }, [count])
}
