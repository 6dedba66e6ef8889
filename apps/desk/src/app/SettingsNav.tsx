import { Link } from '@tanstack/react-router'
import { useMay } from '../api/session.ts'
import { useT } from '../i18n/useT.ts'
import css from './SettingsLayout.module.css'
import { settingsPages } from './settingsPages.ts'

/** The pages of the settings that one may open. */
export function SettingsNav() {
  const t = useT()
  const may = useMay()
  return (
    <nav aria-label={t('nav.settings')}>
      {settingsPages.map(({ title, pages }) => {
        const open = pages.filter((page) => may(page.needs))
        if (open.length === 0) return null
        return (
          <div key={title} className={css.group}>
            <div className={css.groupTitle}>{t(title)}</div>
            {open.map((page) => (
              <Link key={page.to} to={page.to} className={css.link}>
                {t(page.title)}
              </Link>
            ))}
          </div>
        )
      })}
    </nav>
  )
}
