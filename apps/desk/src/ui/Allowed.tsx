import type { Permission } from '@podpora/contract/permissions'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMay } from '../api/session.ts'
import { useT } from '../i18n/useT.ts'
import { EmptyState } from './EmptyState.tsx'

/** A page that a link may lead to, but a role may not. */
export function Allowed({ to, children }: { to: Permission; children: ReactNode }) {
  const t = useT()
  const may = useMay()
  if (may(to)) return <>{children}</>
  return (
    <EmptyState title={t('notAllowed')} icon={<IconLock size={24} stroke={1.5} aria-hidden />}>
      {t('notAllowedWhy')}
    </EmptyState>
  )
}
