import { useT } from '../../i18n/useT.ts'

const ours = ['file_not_scanned', 'file_infected'] as const

/** Why a mail has not gone out: what a server said as it said it, what we say in the reader's words. */
export function useDeliveryReason(): (error: string | null) => string | null {
  const t = useT()
  return (error) => {
    const known = ours.find((one) => one === error)
    return known ? t(`trust:scan.mail.${known}`) : error
  }
}
