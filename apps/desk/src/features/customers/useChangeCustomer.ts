import type { Customer, CustomerChange } from '@podpora/contract/customers'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { changeCustomer, customerQuery } from './api.ts'

/** Shown before it is answered; put back with the reason where it is refused. */
export function useChangeCustomer(id: number): (change: CustomerChange) => void {
  const client = useQueryClient()
  const t = useT()
  const errorText = useErrorText()
  const { queryKey } = customerQuery(id)
  const { mutate } = useMutation({
    scope: { id: `customer-${id}` },
    mutationFn: (change: CustomerChange) => changeCustomer(id, change),
    onMutate: (change) => {
      const before = client.getQueryData(queryKey)
      client.setQueryData(
        queryKey,
        (customer: Customer | undefined) => customer && { ...customer, ...change },
      )
      return before
    },
    onSuccess: (customer) => client.setQueryData(queryKey, customer),
    onError: (error, change, before) => {
      if (before) client.setQueryData(queryKey, before)
      noticeFailed(t('customers:notSaved', { why: errorText(error) }), {
        label: t('tryAgain'),
        run: () => mutate(change),
      })
    },
  })
  return mutate
}
