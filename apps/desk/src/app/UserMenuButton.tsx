import { lazy, Suspense, useState } from 'react'
import { later } from '../ui/later.ts'
import { UserButton } from './UserButton.tsx'

const UserMenu = lazy(later(() => import('./UserMenu.tsx')))

/** The menu comes when somebody wants it. */
export function UserMenuButton({ tab = false }: { tab?: boolean }) {
  const [wanted, setWanted] = useState(false)
  const button = <UserButton tab={tab} aria-haspopup="menu" onClick={() => setWanted(true)} />
  return wanted ? (
    <Suspense fallback={button}>
      <UserMenu tab={tab} />
    </Suspense>
  ) : (
    button
  )
}
