import { Button, Text } from '@mantine/core'
import type { Identity } from '@podpora/contract/customers'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { AddressesField } from './AddressesField.tsx'
import css from './Recipients.module.css'

type Props = {
  to: string | undefined
  /** Mail comes back from it. */
  bounce: Identity['bounce']
  cc: string[]
  onCc: (cc: string[]) => void
  bcc: string[]
  onBcc: (bcc: string[]) => void
}

/** To whom it goes and how. */
export function Recipients({ to, bounce, cc, onCc, bcc, onBcc }: Props) {
  const t = useT()
  return (
    <div className={css.recipients}>
      {to && (
        <Text size="xs" className={css.to}>
          {t('tickets:reply.to')} <b>{to}</b> {t('tickets:reply.byMail')}
        </Text>
      )}
      {bounce && (
        <Text size="xs" className={css.bounce} role="status">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />{' '}
          {t('tickets:reply.bounces', { why: bounce.reason })}
        </Text>
      )}
      <Copies
        label={t('tickets:reply.cc')}
        add={t('tickets:reply.addCc')}
        hint={t('tickets:reply.ccHint')}
        value={cc}
        onChange={onCc}
      />
      <Copies
        label={t('tickets:reply.bcc')}
        add={t('tickets:reply.addBcc')}
        hint={t('tickets:reply.bccHint')}
        value={bcc}
        onChange={onBcc}
      />
    </div>
  )
}

type CopiesProps = {
  label: string
  add: string
  hint: string
  value: string[]
  onChange: (addresses: string[]) => void
}

function Copies({ label, add, hint, value, onChange }: CopiesProps) {
  const [asked, setAsked] = useState(false)
  if (value.length === 0 && !asked)
    return (
      <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setAsked(true)}>
        {add}
      </Button>
    )
  return (
    <AddressesField
      size="xs"
      className={css.cc}
      aria-label={label}
      leftSection={<span className={css.label}>{label}</span>}
      leftSectionWidth="4rem"
      placeholder={hint}
      value={value}
      onChange={onChange}
      autoFocus={asked && value.length === 0}
      onBlur={() => setAsked(false)}
    />
  )
}
