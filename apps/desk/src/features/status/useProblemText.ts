import type { ProcessRole } from '@podpora/contract/processes'
import type { StatusProblem } from '@podpora/contract/status'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { byteSize } from './byteSize.ts'
import { useReaderName } from './useReaderName.ts'

const inMinutes: readonly string[] = ['reader_late', 'transaction_long'] satisfies StatusProblem['code'][]

/** A problem in the reader's words: what it is, and what it means and asks for. */
export function useProblemText(): (problem: StatusProblem) => { title: string; why: string } {
  const t = useT()
  const language = useLanguage()
  const readerName = useReaderName()
  return ({ code, count, name }) => {
    const number = count ?? 0
    const values = {
      count: inMinutes.includes(code) ? Math.round(number / 60) : number,
      size: byteSize(number * 1024 ** 2, language),
      name:
        code === 'role_missing'
          ? t(`status:roles.${name as ProcessRole}`)
          : code === 'reader_late'
            ? readerName(name ?? '')
            : (name ?? ''),
    }
    return {
      title: t(`status:problems.${code}.title`, values),
      why: t(`status:problems.${code}.why`, values),
    }
  }
}
