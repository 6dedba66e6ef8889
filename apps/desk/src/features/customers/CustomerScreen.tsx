import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useLanguage, useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { customerQuery } from './api.ts'
import { CustomerDetails } from './CustomerDetails.tsx'
import css from './CustomerScreen.module.css'
import { CustomerTickets } from './CustomerTickets.tsx'

/** A customer with all their tickets. */
export default function CustomerScreen() {
  const t = useT()
  const language = useLanguage()
  const id = Number(useParams({ strict: false }).id)
  const query = useQuery(customerQuery(id))
  useTitle(query.data?.name || query.data?.identities[0]?.address || t('customers:title'))
  return (
    <Loaded query={query}>
      {(customer) => (
        <div className={css.screen}>
          <section aria-label={t('customers:title')}>
            <CustomerDetails key={customer.id} customer={customer} level={1} />
            <Text size="xs" c="dimmed" mt="sm">
              {t('customers:since', {
                date: new Date(customer.createdAt).toLocaleDateString(language, { dateStyle: 'long' }),
              })}
            </Text>
          </section>
          <section>
            <Title order={2} mb="xs">
              {t('customers:tickets')}
            </Title>
            <CustomerTickets customer={customer.id} />
          </section>
        </div>
      )}
    </Loaded>
  )
}
