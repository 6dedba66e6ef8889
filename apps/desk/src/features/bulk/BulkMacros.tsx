import type { TicketActions } from '@podpora/contract/actions'
import type { Macro } from '@podpora/contract/macros'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import MacroChooser from '../macros/MacroChooser.tsx'

type Props = {
  count: number
  onRun: (actions: TicketActions, macroId: number) => Promise<void>
  onClose: () => void
}

/** A macro for all that is chosen. Only one that writes to customers asks first: an answer can't be taken back. */
export default function BulkMacros({ count, onRun, onClose }: Props) {
  const t = useT()
  const errorText = useErrorText()
  const [asking, setAsking] = useState<Macro | null>(null)
  const run = ({ id, actions }: Macro) => onRun(actions, id)
  if (asking)
    return (
      <ConfirmDialog
        title={asking.name}
        action={t('bulk:send', { count })}
        onConfirm={() => run(asking)}
        onClose={onClose}
      >
        {t('bulk:sendWhy', { count })}
      </ConfirmDialog>
    )
  return (
    <MacroChooser
      values={null}
      action={t('bulk:change', { count })}
      onChoose={(macro) => {
        if (macro.actions.answer) return setAsking(macro)
        onClose()
        void run(macro).catch((reason: unknown) => noticeFailed(errorText(reason)))
      }}
      onClose={onClose}
    />
  )
}
