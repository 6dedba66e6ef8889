import { Button, Group, Text } from '@mantine/core'
import type { Company } from '@podpora/contract/companies'
import { IconPencil } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { companyQuery, membersQuery } from './api.ts'
import { CompanyDialog } from './CompanyDialog.tsx'

/** A company: what is known of it, who belongs to it, what they have asked. */
export default function CompanyScreen() {
  const id = Number(useParams({ strict: false }).id)
  const query = useQuery(companyQuery(id))
  return <Loaded query={query}>{(company) => <Card key={company.id} company={company} />}</Loaded>
}

function Card({ company }: { company: Company }) {
  const t = useT()
  const navigate = useNavigate()
  const may = useMay()('customer.change')
  const [editing, setEditing] = useState(false)
  const edit = may && (
    <Button
      variant="default"
      leftSection={<IconPencil size={16} stroke={1.5} />}
      onClick={() => setEditing(true)}
    >
      {t('entitlements:companies.edit')}
    </Button>
  )
  return (
    <Page title={company.name} about={company.domains.join(' · ')} action={edit}>
      {company.parentId !== null && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('entitlements:companies.parent')}
          </Text>
          <TextLink to="/companies/$id" params={{ id: String(company.parentId) }} size="sm">
            {company.parentName}
          </TextLink>
        </Group>
      )}
      {company.note && (
        <Text maw="38rem" style={{ whiteSpace: 'pre-wrap' }}>
          {company.note}
        </Text>
      )}
      <TextLink
        to="/views/$view"
        params={{ view: 'open' }}
        search={{ filter: [{ field: 'company', op: 'is', values: [company.id] }] }}
      >
        {t('entitlements:companies.tickets')}
      </TextLink>
      <Members company={company} />
      {editing && (
        <CompanyDialog
          company={company}
          onClose={() => setEditing(false)}
          onDeleted={() => void navigate({ to: '/settings/companies' })}
        />
      )}
    </Page>
  )
}

function Members({ company: { id, memberCount } }: { company: Company }) {
  const t = useT()
  const navigate = useNavigate()
  const query = useInfiniteQuery(membersQuery(id))
  return (
    <Section
      title={t('entitlements:companies.membersTitle')}
      about={t('entitlements:companies.members', { count: memberCount })}
    >
      <Loaded query={query}>
        {({ pages }) => {
          const members = pages.flatMap(({ items }) => items)
          if (members.length === 0)
            return (
              <EmptyState title={t('entitlements:companies.noMembers')}>
                {t('entitlements:companies.noMembersWhy')}
              </EmptyState>
            )
          return (
            <>
              <Rows label={t('entitlements:companies.membersTitle')}>
                {members.map((customer) => (
                  <Row
                    key={customer.id}
                    title={customer.name || (customer.identities[0]?.address ?? '')}
                    about={customer.identities.map(({ address }) => address).join(', ')}
                    onOpen={() =>
                      void navigate({ to: '/customers/$id', params: { id: String(customer.id) } })
                    }
                  />
                ))}
              </Rows>
              <MoreButton query={query} />
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
