import type { MailTrust } from '@podpora/contract/mail-trust'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import css from './TrustMark.module.css'

/** Above a message whose sender may be somebody else. */
export function TrustWarnings({ trust, from }: { trust: MailTrust; from: string }) {
  const t = useT()
  const { warnings, domain, hidden, like } = trust
  if (warnings.length === 0) return null
  const params = { domain: domain ?? '', hidden: hidden ?? '', like: like ?? '', from }
  const grave = warnings.some((warning) => warning !== 'not_confirmed')
  return (
    <aside className={css.warnings} data-grave={grave || undefined} aria-label={t('trust:warnings.label')}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>
        {warnings.map((warning) => (
          <p key={warning}>{t(`trust:warnings.${warning}`, params)}</p>
        ))}
      </div>
    </aside>
  )
}
