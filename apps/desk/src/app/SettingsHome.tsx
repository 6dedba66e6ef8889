import { Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Navigate } from '@tanstack/react-router'
import { useT } from '../i18n/useT.ts'
import { narrow } from '../ui/narrow.ts'
import { useTitle } from '../ui/useTitle.ts'
import css from './SettingsLayout.module.css'
import { SettingsNav } from './SettingsNav.tsx'

export default function SettingsHome() {
  const t = useT()
  const phone = useMediaQuery(narrow, matchMedia(narrow).matches)
  useTitle(t('nav.settings'))
  if (!phone) return <Navigate to="/settings/account" replace />
  return (
    <div className={css.home}>
      <Title order={1}>{t('nav.settings')}</Title>
      <SettingsNav />
    </div>
  )
}
