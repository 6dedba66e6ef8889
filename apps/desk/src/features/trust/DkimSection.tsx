import { Button, Stack } from '@mantine/core'
import type { DkimDomain } from '@podpora/contract/dkim'
import { IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { useAction } from '../../ui/useAction.ts'
import { dkimQuery, makeKey } from './api.ts'
import { DkimKeyCard } from './DkimKeyCard.tsx'

/** The domains that we send from, and the keys that sign their mail. */
export function DkimSection() {
  const t = useT()
  const domains = useQuery(dkimQuery)
  return (
    <Section title={t('trustSettings:dkim.title')} about={t('trustSettings:dkim.about')}>
      <Loaded query={domains}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title={t('trustSettings:dkim.none')}
              icon={<IconSignature size={24} stroke={1.5} aria-hidden />}
            >
              {t('trustSettings:dkim.noneWhy')}
            </EmptyState>
          ) : (
            list.map((domain) => <Domain key={domain.domain} {...domain} />)
          )
        }
      </Loaded>
    </Section>
  )
}

function Domain({ domain, addresses, keys }: DkimDomain) {
  const t = useT()
  const { act, busy, error } = useAction()
  const signed = keys.some((key) => key.state === 'signing')
  const mayAdd = addresses.length > 0 && keys.every((key) => key.state !== 'waiting')
  return (
    <Stack gap="sm">
      <Rows label={domain}>
        <Row
          title={domain}
          about={addresses.join(', ')}
          aside={
            <>
              <StateMark tone={signed ? 'ok' : 'quiet'}>
                {signed ? t('trustSettings:dkim.signed') : t('trustSettings:dkim.notSigned')}
              </StateMark>
              {mayAdd && (
                <Button
                  size="xs"
                  variant="default"
                  loading={busy}
                  onClick={() => act(() => makeKey(domain))}
                  aria-label={`${t(signed ? 'trustSettings:dkim.renew' : 'trustSettings:dkim.add')}: ${domain}`}
                >
                  {signed ? t('trustSettings:dkim.renew') : t('trustSettings:dkim.add')}
                </Button>
              )}
            </>
          }
        />
      </Rows>
      <FormError error={error} />
      {keys.map((key) => (
        <DkimKeyCard key={key.id} dkim={key} />
      ))}
    </Stack>
  )
}
