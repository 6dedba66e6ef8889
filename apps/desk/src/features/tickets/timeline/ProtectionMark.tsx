import type { MailSignature } from '@podpora/contract/mail-trust'
import type { Message } from '@podpora/contract/tickets'
import { IconAlertTriangle, IconCertificate, IconLock } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'
import css from './ProtectionMark.module.css'
import { protectionOf } from './protection.ts'

/** That a mail is signed or encrypted, in words; whether a PGP signature is good, where somebody here has given keys. */
export function ProtectionMark({ message }: { message: Message }) {
  const t = useT()
  const protection = protectionOf(message)
  if (message.direction !== 'in' || !protection) return null
  const signature = message.trust?.signature
  if (signature) return <SignatureMark signature={signature} />
  const Icon = protection === 'smimeSigned' || protection === 'pgpSigned' ? IconCertificate : IconLock
  return (
    <p className={css.mark}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(`tickets:files.${protection}`)}
    </p>
  )
}

const signs = {
  valid: IconCertificate,
  other_sender: IconAlertTriangle,
  invalid: IconAlertTriangle,
  unknown_key: IconCertificate,
  unreadable_keys: IconCertificate,
}

function SignatureMark({ signature: { state, key, holder } }: { signature: MailSignature }) {
  const t = useT()
  const Icon = signs[state]
  return (
    <p className={css.mark} data-state={state} title={key ?? undefined}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(`trust:signature.${state}`, { holder: holder ?? '', key: key?.slice(-16) ?? '' })}
    </p>
  )
}
