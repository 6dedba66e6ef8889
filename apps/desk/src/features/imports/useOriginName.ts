import type { Import } from '@podpora/contract/imports'
import { useT } from '../../i18n/useT.ts'

/** The name that people gave to the other desk; where they gave none, that of its kind. */
export function useOriginName(): (of: Pick<Import, 'source' | 'origin'>) => string {
  const t = useT()
  return ({ source, origin }) => (origin === source ? t(`imports:sources.${source}`) : origin)
}
