import type { MailTrust } from '@podpora/contract/mail-trust'
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import css from './TrustMark.module.css'

const icons = {
  proved: IconShieldCheck,
  forwarded: IconShieldCheck,
  unproved: IconShieldQuestion,
  failed: IconShieldX,
}

/** Beside the sender's name: whether it is theirs. Where nobody could look, nothing is said. */
export function TrustMark({ trust }: { trust: MailTrust }) {
  const t = useT()
  const { verdict, domain } = trust
  if (verdict === 'unknown') return null
  const label = t(`trust:marks.${verdict}`, { domain: domain ?? '' })
  const Icon = icons[verdict]
  return (
    <span className={css.mark} data-verdict={verdict} title={label} role="img" aria-label={label}>
      <Icon size={16} stroke={1.5} aria-hidden />
    </span>
  )
}
