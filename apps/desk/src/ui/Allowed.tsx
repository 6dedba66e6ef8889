import type { Permission } from '@podpora/contract/permissions'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMay } from '../api/session.ts'
import { useT } from '../i18n/useT.ts'
import { EmptyState } from './EmptyState.tsx'
import { useTitle } from './useTitle.ts'

/** A page that a link may lead to, but a role may not. */
export function Allowed({ to, children }: { to: Permission; children: ReactNode }) {
  const may = useMay()
  return may(to) ? children : <NotAllowed />
}

function NotAllowed() {
  const t = useT()
  useTitle(t('notAllowed'))
  return (
    <EmptyState title={t('notAllowed')} icon={<IconLock size={24} stroke={1.5} aria-hidden />}>
      {t('notAllowedWhy')}
    </EmptyState>
  )
}
