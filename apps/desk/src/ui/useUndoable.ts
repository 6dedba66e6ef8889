import { useT } from '../i18n/useT.ts'
import { noticeDone, noticeFailed } from './notice.tsx'
import { useErrorText } from './useErrorText.ts'

interface Done {
  text: string
  undo?: () => Promise<unknown>
  /** Said when it was taken back. */
  undone?: string
}

/** Does something at once and says so, with the way back for ten seconds; or says why not, with a way to try again. */
export function useUndoable() {
  const t = useT()
  const errorText = useErrorText()
  return async function run(work: () => Promise<unknown>, done: Done): Promise<void> {
    const { text, undo, undone = t('saved') } = done
    try {
      await work()
      noticeDone(text, undo && { label: t('undo'), run: () => void run(undo, { text: undone }) })
    } catch (error) {
      noticeFailed(errorText(error), { label: t('tryAgain'), run: () => void run(work, done) })
    }
  }
}
