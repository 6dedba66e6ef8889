import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../../i18n/useT.ts'
import { customersQuery } from '../../customers/api.ts'

type Props = {
  address: string
  error: string | null
  onAddress: (address: string) => void
  onCustomer: (address: string, name: string) => void
}

/** An address, new or of somebody known: part of a name finds them too. */
export function CustomerField({ address, error, onAddress, onCustomer }: Props) {
  const t = useT()
  const [asked] = useDebouncedValue(address, 200)
  const { data } = useQuery(customersQuery(asked))
  const known = (data?.items ?? []).flatMap((customer) =>
    customer.identities
      .filter((identity) => identity.channel === 'mail')
      .map((identity) => ({ address: identity.address, name: customer.name })),
  )
  return (
    <Autocomplete
      label={t('tickets:newTicket.address')}
      required
      type="email"
      inputMode="email"
      autoComplete="off"
      data-autofocus
      value={address}
      error={error}
      data={known.map((one) => one.address)}
      // The server has looked already, in names as well: what it found is shown as it is.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const name = known.find((one) => one.address === option.value)?.name
        return name ? `${name} · ${option.value}` : option.value
      }}
      onChange={onAddress}
      onOptionSubmit={(chosen) => onCustomer(chosen, known.find((one) => one.address === chosen)?.name ?? '')}
    />
  )
}
