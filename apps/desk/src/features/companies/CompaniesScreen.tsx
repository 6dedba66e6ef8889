import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { companiesQuery } from './api.ts'
import { CompanyDialog } from './CompanyDialog.tsx'

export default function CompaniesScreen() {
  return (
    <Allowed to="customer.read">
      <Companies />
    </Allowed>
  )
}

function Companies() {
  const t = useT()
  const navigate = useNavigate()
  const may = useMay()('customer.change')
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const query = useInfiniteQuery(companiesQuery(asked))
  const [adding, setAdding] = useState(false)
  const add = may && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('entitlements:companies.add')}
    </Button>
  )
  return (
    <Page title={t('entitlements:companies.title')} about={t('entitlements:companies.about')} action={add}>
      <TextInput
        aria-label={t('entitlements:companies.search')}
        placeholder={t('entitlements:companies.search')}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw="24rem"
      />
      <Loaded query={query}>
        {({ pages }) => {
          const companies = pages.flatMap(({ items }) => items)
          if (companies.length === 0)
            return (
              <EmptyState
                title={t(asked ? 'entitlements:companies.notFound' : 'entitlements:companies.none')}
                icon={<IconBuilding size={24} stroke={1.5} aria-hidden />}
              >
                {!asked && t('entitlements:companies.noneWhy')}
              </EmptyState>
            )
          return (
            <>
              <Rows label={t('entitlements:companies.title')}>
                {companies.map(({ id, name, domains, parentName, memberCount }) => (
                  <Row
                    key={id}
                    title={name}
                    about={[
                      parentName && t('entitlements:companies.partOf', { name: parentName }),
                      ...domains,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    aside={t('entitlements:companies.members', { count: memberCount })}
                    onOpen={() => void navigate({ to: '/companies/$id', params: { id: String(id) } })}
                  />
                ))}
              </Rows>
              <MoreButton query={query} />
            </>
          )
        }}
      </Loaded>
      {adding && <CompanyDialog company={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}
