import { TagsInput, type TagsInputProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'

export const isAddress = (text: string): boolean => /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/.test(text)

type Props = Omit<TagsInputProps, 'value' | 'onChange' | 'error'> & {
  value: string[]
  error?: ReactNode
  onChange: (value: string[]) => void
}

/** Addresses of mail, as they are typed or pasted; what is none is not taken, and said. */
export function AddressesField({ value, error = null, placeholder, onChange, ...props }: Props) {
  const t = useT()
  const [wrong, setWrong] = useState<string | null>(null)
  const take = (entries: string[]) => {
    const addresses = entries.flatMap(addressesIn)
    setWrong(addresses.find((address) => !isAddress(address)) ?? null)
    onChange([...new Set(addresses.filter(isAddress))])
  }
  return (
    <TagsInput
      {...props}
      value={value}
      onChange={take}
      splitChars={[',', ' ', ';']}
      acceptValueOnBlur
      // It has nothing to offer: an open list that nobody sees would take the first Escape.
      dropdownOpened={false}
      maxTags={20}
      placeholder={value.length === 0 ? (placeholder ?? t('tickets:reply.ccHint')) : ''}
      error={wrong === null ? error : t('tickets:reply.ccWrong', { address: wrong })}
    />
  )
}

/** As they are pasted: several at once, with names before them and commas behind. */
const addressesIn = (entry: string): string[] => {
  const named = [...entry.matchAll(/<([^<>\s]+)>/g)].map(([, address = '']) => address)
  return (named.length > 0 ? named : entry.split(/[,;\s]+/)).filter(Boolean).map((one) => one.toLowerCase())
}
