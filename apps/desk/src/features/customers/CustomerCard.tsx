import { ActionIcon, Stack, Title, Tooltip } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { customerQuery } from './api.ts'
import { CustomerDetails } from './CustomerDetails.tsx'
import { CustomerTickets } from './CustomerTickets.tsx'

/** The customer beside one of their tickets. */
export function CustomerCard({ id, ticket }: { id: number; ticket: number }) {
  const t = useT()
  const query = useQuery(customerQuery(id))
  return (
    <Loaded query={query}>
      {(customer) => (
        <Stack gap="md">
          <CustomerDetails
            customer={customer}
            level={2}
            action={
              <Tooltip label={t('customers:open')}>
                <ActionIcon
                  renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: String(id) }} />}
                  aria-label={t('customers:open')}
                >
                  <IconExternalLink size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            }
          />
          <section>
            <Title order={3} mb={4}>
              {t('customers:tickets')}
            </Title>
            <CustomerTickets customer={id} current={ticket} />
          </section>
        </Stack>
      )}
    </Loaded>
  )
}
