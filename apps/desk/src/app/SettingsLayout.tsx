import { useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useT } from '../i18n/useT.ts'
import { narrow } from '../ui/narrow.ts'
import css from './SettingsLayout.module.css'
import { SettingsNav } from './SettingsNav.tsx'

/** On a wide screen the pages stand beside their list; on a phone the list is a page of its own. */
export default function SettingsLayout() {
  const phone = useMediaQuery(narrow, matchMedia(narrow).matches)
  const inside = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') !== '/settings' })
  // One tree for both, so that what is being filled in on the page outlives the turn of a tablet.
  return (
    <div className={css.layout}>
      {phone ? inside && <BackLink /> : <Aside />}
      <div className={css.page}>
        <Outlet />
      </div>
    </div>
  )
}

const Aside = () => (
  <div className={css.aside}>
    <SettingsNav />
  </div>
)

function BackLink() {
  const t = useT()
  return (
    <Link to="/settings" className={css.back}>
      <IconChevronLeft size={18} stroke={1.5} aria-hidden />
      {t('nav.settings')}
    </Link>
  )
}
