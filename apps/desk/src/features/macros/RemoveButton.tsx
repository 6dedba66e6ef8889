import { Button } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { useUndoable } from '../../ui/useUndoable.ts'

type Props = { said: string; remove: () => Promise<unknown>; restore: () => Promise<unknown> }

/** Takes away what can be made anew as it was: done at once, with a way back. */
export function RemoveButton({ said, remove, restore }: Props) {
  const t = useT()
  const run = useUndoable()
  return (
    <Button variant="subtle" color="red" onClick={() => void run(remove, { text: said, undo: restore })}>
      {t('macros:delete')}
    </Button>
  )
}
