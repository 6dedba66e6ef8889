import { Button, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import css from './Recipients.module.css'

export const isAddress = (text: string): boolean => /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/.test(text)

type Props = { to: string | undefined; cc: string[]; onCc: (cc: string[]) => void }

/** To whom it goes and how. */
export function Recipients({ to, cc, onCc }: Props) {
  const t = useT()
  const [asked, setAsked] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const take = (addresses: string[]) => {
    const bad = addresses.find((address) => !isAddress(address.trim()))
    setWrong(bad ?? null)
    onCc(addresses.map((address) => address.trim()).filter(isAddress))
  }
  return (
    <div className={css.recipients}>
      {to && (
        <Text size="xs" className={css.to}>
          {t('tickets:reply.to')} <b>{to}</b> {t('tickets:reply.byMail')}
        </Text>
      )}
      {cc.length > 0 || asked ? (
        <TagsInput
          size="xs"
          className={css.cc}
          aria-label={t('tickets:reply.cc')}
          leftSection={<span className={css.label}>{t('tickets:reply.cc')}</span>}
          leftSectionWidth="3.25rem"
          placeholder={cc.length === 0 ? t('tickets:reply.ccHint') : ''}
          value={cc}
          onChange={take}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          maxTags={20}
          autoFocus={asked && cc.length === 0}
          error={wrong === null ? undefined : t('tickets:reply.ccWrong', { address: wrong })}
          onBlur={() => setAsked(false)}
        />
      ) : (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setAsked(true)}>
          {t('tickets:reply.addCc')}
        </Button>
      )}
    </div>
  )
}
