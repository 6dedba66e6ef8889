import { CloseButton } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { useActionWords } from '../bulk/useActionWords.ts'
import type { FromMacro } from './MacroButton.tsx'
import css from './PendingMacro.module.css'

/** What will happen beside sending. */
export function PendingMacro({ macro, onDrop }: { macro: FromMacro['macro']; onDrop: () => void }) {
  const t = useT()
  // The status is what the button says.
  const { status: _, ...actions } = macro.actions
  const words = useActionWords()(actions)
  if (words.length === 0) return null
  return (
    <div className={css.line}>
      <IconBolt size={14} stroke={1.75} aria-hidden />
      <span className={css.words}>{t('macros:withSending', { actions: words.join(' · ') })}</span>
      <CloseButton size="sm" aria-label={t('macros:withoutActions')} onClick={onDrop} />
    </div>
  )
}
