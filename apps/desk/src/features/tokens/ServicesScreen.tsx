import { Button, Group } from '@mantine/core'
import type { Service } from '@podpora/contract/api'
import { IconPlus, IconRobot } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { makeServiceToken, revokeServiceToken, servicesQuery } from './api.ts'
import { NewTokenDialog } from './NewTokenDialog.tsx'
import { ServiceDialog } from './ServiceDialog.tsx'
import { TokenRow } from './TokenRow.tsx'

export default function ServicesScreen() {
  return (
    <Allowed to="service.manage">
      <Services />
    </Allowed>
  )
}

function Services() {
  const t = useT()
  const services = useInfiniteQuery(servicesQuery)
  const [open, setOpen] = useState<Service | 'new' | null>(null)
  const [making, setMaking] = useState<Service | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('api:services.add')}
    </Button>
  )
  return (
    <Page title={t('api:services.title')} about={t('api:services.about')} action={add}>
      <Loaded query={services}>
        {({ pages }) => {
          const list = pages.flatMap((page) => page.items)
          if (list.length === 0)
            return (
              <EmptyState
                title={t('api:services.none')}
                icon={<IconRobot size={24} stroke={1.5} aria-hidden />}
              >
                {t('api:services.noneWhy')}
              </EmptyState>
            )
          return (
            <>
              {list.map((service) => (
                <ServicePart
                  key={service.id}
                  service={service}
                  onOpen={() => setOpen(service)}
                  onMake={() => setMaking(service)}
                />
              ))}
              <MoreButton query={services} />
            </>
          )
        }}
      </Loaded>
      {open && <ServiceDialog service={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {making && (
        <NewTokenDialog
          title={t('api:services.addToken', { name: making.name })}
          make={({ name, expiresInDays }) =>
            makeServiceToken(making.id, { name, expiresInDays: expiresInDays ?? null })
          }
          onClose={() => setMaking(null)}
        />
      )}
    </Page>
  )
}

function ServicePart(props: { service: Service; onOpen: () => void; onMake: () => void }) {
  const { service, onOpen, onMake } = props
  const t = useT()
  const { id, name, tokens } = service
  return (
    <Section title={name} about={service.permissions.join(', ')}>
      {tokens.length > 0 && (
        <Rows label={t('api:services.tokensOf', { name })}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => revokeServiceToken(id, token.id)} />
          ))}
        </Rows>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={onMake} aria-label={t('api:services.addToken', { name })}>
          {t('api:tokens.add')}
        </Button>
        <Button variant="default" onClick={onOpen} aria-label={t('api:services.changeNamed', { name })}>
          {t('api:services.change')}
        </Button>
      </Group>
    </Section>
  )
}
