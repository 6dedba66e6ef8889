import { useT } from '../../../i18n/useT.ts'
import css from './ReplyBox.module.css'

type HintsProps = { signature: React.ReactNode; waiting: boolean; onDiscard: (() => void) | undefined }

/** Small words under the text. */
export function Hints({ signature, waiting, onDiscard }: HintsProps) {
  const t = useT()
  if (!signature && !waiting && !onDiscard) return null
  return (
    <div className={css.hints}>
      {waiting && <span role="status">{t('tickets:reply.waitUploads')}</span>}
      {signature}
      {onDiscard && (
        <button type="button" className={css.discard} onClick={onDiscard}>
          {t('tickets:reply.discard')}
        </button>
      )}
    </div>
  )
}
