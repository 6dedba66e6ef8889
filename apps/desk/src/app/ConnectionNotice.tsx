import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { useT } from '../i18n/useT.ts'
import css from './ConnectionNotice.module.css'
import { useConnection } from './live.ts'

/** One quiet line above the screen while what is shown may be out of date. */
export function ConnectionNotice() {
  const t = useT()
  const state = useConnection()
  return (
    <div role="status" className={css.place}>
      {state !== 'live' && (
        <div className={css.notice}>
          {state === 'offline' ? (
            <IconPlugConnectedX size={16} stroke={1.5} aria-hidden />
          ) : (
            <IconRefresh size={16} stroke={1.5} aria-hidden />
          )}
          {t(`connection.${state}`)}
        </div>
      )}
    </div>
  )
}
