import { ActionIcon, Tooltip } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconInbox, IconLayoutSidebar, IconSettings, IconStairsUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { queryClient } from '../api/queries.ts'
import { sessionQuery, useMay, useSession } from '../api/session.ts'
import { useDirectory } from '../features/directory/api.ts'
import { Bell } from '../features/notifications/Bell.tsx'
import { useOwnRouting } from '../features/routing/own.ts'
import { SearchLink } from '../features/search/SearchLink.tsx'
import ViewNav from '../features/views/ViewNav.tsx'
import { setLanguage, withTexts } from '../i18n/language.ts'
import { useT } from '../i18n/useT.ts'
import { BrandMark } from '../ui/BrandMark.tsx'
import { withKey } from '../ui/commands.ts'
import { useDensityOfPage } from '../ui/density.ts'
import { Kept } from '../ui/Kept.tsx'
import { useCommands } from '../ui/keyboard.ts'
import { later } from '../ui/later.ts'
import { narrow } from '../ui/narrow.ts'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import { useLive } from './live.ts'
import { PalettePlace } from './palette/PalettePlace.tsx'
import css from './Shell.module.css'
import { UserMenuButton } from './UserMenuButton.tsx'
import { useInstalled } from './useInstalled.ts'

const RoutingPlace = lazy(
  withTexts(
    ['work'],
    later(() => import('../features/routing/RoutingPlace.tsx')),
  ),
)
const NextButton = lazy(
  withTexts(
    ['work'],
    later(() => import('../features/routing/NextButton.tsx')),
  ),
)
const AvailabilityButton = lazy(
  withTexts(
    ['work'],
    later(() => import('../features/routing/AvailabilityButton.tsx')),
  ),
)
const DemoNotice = lazy(later(() => import('../features/demo/DemoNotice.tsx')))

/** What stands around every screen of somebody signed in. */
export default function Shell() {
  const t = useT()
  const { data: session } = useQuery(sessionQuery)
  const language = session?.me.language
  useLive(queryClient, Boolean(session))
  useInstalled()
  useDensityOfPage()
  const own = useOwnRouting(Boolean(session))
  const phone = useMediaQuery(narrow, matchMedia(narrow).matches)
  // Also on a device where another language was used to sign in.
  useEffect(() => {
    if (language) void setLanguage(language)
  }, [language])
  // Signed out, here or elsewhere: the router is on its way to the sign-in page.
  if (!session) return null

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#content">
        {t('skipToContent')}
      </a>
      <Kept shown={!phone}>
        <SideNav />
      </Kept>
      <div className={css.main}>
        <ConnectionNotice />
        {session.demo && (
          <Suspense>
            <DemoNotice />
          </Suspense>
        )}
        <main id="content" tabIndex={-1} className={css.content}>
          <Outlet />
        </main>
      </div>
      {phone && <BottomBar />}
      <PalettePlace />
      {own?.inUse && (
        <Suspense>
          <RoutingPlace own={own} />
        </Suspense>
      )}
    </div>
  )
}

function SideNav() {
  const t = useT()
  const { company } = useSession()
  const own = useOwnRouting(true)
  const [folded, setFolded] = useLocalStorage({
    key: 'podpora-nav-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const foldLabel = folded ? t('nav.unfold') : t('nav.fold')
  useCommands({ 'nav.fold': () => setFolded(!folded) })
  return (
    <nav className={css.nav} data-folded={folded || undefined} aria-label={t('nav.main')}>
      <div className={css.head}>
        <Link to="/" className={css.brand} aria-label={company} title={company}>
          <BrandMark size={22} />
          {!folded && <span className={css.company}>{company}</span>}
        </Link>
        {!folded && <FoldButton label={foldLabel} onClick={() => setFolded(true)} />}
      </div>
      <div className={css.views}>
        <div className={css.search}>
          <SearchLink className={css.link} labelClass={css.label} />
          <Bell className={css.link} labelClass={css.label} folded={folded} />
          {own?.inUse && own.pull && (
            <Suspense>
              <NextButton className={css.link ?? ''} labelClass={css.label ?? ''} />
            </Suspense>
          )}
        </div>
        <ViewNav folded={folded} />
      </div>
      <div className={css.foot}>
        <LineBoardLink folded={folded} />
        {folded && <FoldButton label={foldLabel} onClick={() => setFolded(false)} />}
        <Tooltip label={t('nav.settings')} position="right" disabled={!folded}>
          <Link to="/settings" className={css.link} activeOptions={{ exact: false }}>
            <IconSettings size={18} stroke={1.5} aria-hidden />
            <span className={css.label}>{t('nav.settings')}</span>
          </Link>
        </Tooltip>
        {own?.inUse && (
          <Suspense>
            <AvailabilityButton
              own={own}
              className={css.link ?? ''}
              labelClass={css.label ?? ''}
              folded={folded}
            />
          </Suspense>
        )}
        <UserMenuButton />
      </div>
    </nav>
  )
}

/** Only who watches over the lines has it, and only where there are some. */
function LineBoardLink({ folded }: { folded: boolean }) {
  const t = useT()
  const { lines } = useDirectory()
  const navigate = useNavigate()
  const shown = useMay()('line.watch') && lines.length > 0
  useCommands({ 'go.lines': () => void navigate({ to: '/lines' }) }, shown)
  if (!shown) return null
  return (
    <Tooltip label={t('passing:board.title')} position="right" disabled={!folded}>
      <Link to="/lines" className={css.link}>
        <IconStairsUp size={18} stroke={1.5} aria-hidden />
        <span className={css.label}>{t('passing:board.title')}</span>
      </Link>
    </Tooltip>
  )
}

function FoldButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Tooltip label={withKey(label, 'nav.fold')} position="right">
      <ActionIcon aria-label={label} onClick={onClick} size="md">
        <IconLayoutSidebar size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

function BottomBar() {
  const t = useT()
  return (
    <nav className={css.bottom} aria-label={t('nav.main')}>
      <Link to="/views/$view" params={{ view: 'open' }} className={css.tab} activeOptions={{ exact: false }}>
        <IconInbox size={20} stroke={1.5} aria-hidden />
        {t('nav.tickets')}
      </Link>
      <SearchLink className={css.tab} />
      <Bell className={css.tab} />
      <UserMenuButton tab />
    </nav>
  )
}
