import { Button } from '@mantine/core'
import type { TicketTime } from '@podpora/contract/time'
import { IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import css from './TicketService.module.css'

type Props = { timer: NonNullable<TicketTime['timer']>; onStop: (since: string) => void }

/** How long one's clock has run; it runs on the server, whatever becomes of this window. */
export function RunningClock({ timer, onStop }: Props) {
  const t = useT()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  const seconds = Math.max(0, Math.floor((now - Date.parse(timer.startedAt)) / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const shown = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return (
    <Button
      size="compact-xs"
      leftSection={<IconPlayerStop size={14} stroke={1.75} />}
      onClick={() => onStop(timer.startedAt)}
    >
      {t('entitlements:time.stop')} <span className={css.clock}>&nbsp;{shown}</span>
    </Button>
  )
}
