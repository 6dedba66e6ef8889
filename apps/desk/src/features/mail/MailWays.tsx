import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Section } from '../../ui/Section.tsx'
import { mailStateQuery } from './api.ts'

/** How mail comes in and goes out where a mailbox has no servers of its own. */
export function MailWays() {
  const t = useT()
  const state = useQuery(mailStateQuery)
  return (
    <Section title={t('mail:ways.title')} about={t('mail:ways.about')}>
      <Loaded query={state}>
        {({ smtpListener, relay }) => (
          <>
            <Text>
              {smtpListener
                ? t('mail:ways.listener', { server: `${smtpListener.host}:${smtpListener.port}` })
                : t('mail:ways.noListener')}
            </Text>
            <Text>{relay ? t('mail:ways.relay', { server: relay }) : t('mail:ways.noRelay')}</Text>
          </>
        )}
      </Loaded>
    </Section>
  )
}
