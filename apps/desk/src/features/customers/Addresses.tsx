import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core'
import type { Customer, Identity } from '@podpora/contract/customers'
import { IconAlertTriangle, IconMail, IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { nearTime } from '../../ui/timeText.ts'
import { useErrorText } from '../../ui/useErrorText.ts'
import css from './Addresses.module.css'
import { addAddress, customerQuery, removeAddress, trustAddress } from './api.ts'

/** Where a customer can be reached. What is removed can be had back for a while. */
export function Addresses({ customer, may }: { customer: Customer; may: boolean }) {
  const t = useT()
  const language = useLanguage()
  const errorText = useErrorText()
  const client = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [address, setAddress] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey })

  const add = useMutation({
    mutationFn: (added: string) => addAddress(customer.id, added),
    onSuccess: () => {
      setAdding(false)
      setAddress('')
      return refresh()
    },
  })
  const remove = useMutation({
    mutationFn: (identity: Identity) => removeAddress(customer.id, identity.id),
    onSuccess: (_, identity) => {
      noticeDone(t('customers:removed', { address: identity.address }), {
        label: t('customers:undo'),
        run: () => add.mutate(identity.address, { onError: (error) => noticeFailed(errorText(error)) }),
      })
      return refresh()
    },
    onError: (error) => noticeFailed(errorText(error)),
  })
  const trust = useMutation({
    mutationFn: (identity: Identity) => trustAddress(customer.id, identity.id),
    onSuccess: refresh,
    onError: (error) => noticeFailed(errorText(error)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (address.trim()) add.mutate(address.trim())
  }

  return (
    <div>
      <ul className={css.addresses} aria-label={t('customers:addresses')}>
        {customer.identities.map((identity) => (
          <li key={identity.id} className={css.address}>
            <IconMail
              size={16}
              stroke={1.5}
              aria-label={t(`customers:channel.${identity.channel}`)}
              role="img"
            />
            <span className={css.text}>
              {identity.address}
              {identity.bounce && (
                <span className={css.bounce}>
                  <IconAlertTriangle size={14} stroke={1.75} aria-hidden />{' '}
                  {t('customers:bounce.since', {
                    date: nearTime(identity.bounce.since, language, Date.now()),
                  })}{' '}
                  <span className={css.reason}>{identity.bounce.reason}</span>{' '}
                  {may && (
                    <Button
                      variant="transparent"
                      size="compact-xs"
                      loading={trust.isPending}
                      onClick={() => trust.mutate(identity)}
                    >
                      {t('customers:bounce.trust')}
                    </Button>
                  )}
                </span>
              )}
            </span>
            {may && (
              <Tooltip label={t('customers:removeAddress', { address: identity.address })}>
                <ActionIcon
                  size="sm"
                  className={css.remove}
                  aria-label={t('customers:removeAddress', { address: identity.address })}
                  onClick={() => remove.mutate(identity)}
                >
                  <IconX size={14} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
        {customer.identities.length === 0 && <li className={css.none}>{t('customers:noAddresses')}</li>}
      </ul>
      {may && !adding && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} stroke={1.75} />}
          onClick={() => setAdding(true)}
        >
          {t('customers:addAddress')}
        </Button>
      )}
      {adding && (
        <form onSubmit={submit}>
          <TextInput
            type="email"
            size="xs"
            mt="xs"
            autoFocus
            aria-label={t('customers:addAddress')}
            placeholder={t('customers:addressHint')}
            value={address}
            error={add.isError ? errorText(add.error) : undefined}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Group gap="xs" mt="xs">
            <Button type="submit" size="compact-xs" loading={add.isPending}>
              {t('customers:add')}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => setAdding(false)}>
              {t('customers:cancel')}
            </Button>
          </Group>
        </form>
      )}
    </div>
  )
}
