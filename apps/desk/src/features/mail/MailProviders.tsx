import { PasswordInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type MailProviderName, mailProviders } from '@podpora/contract/choices'
import type { MailProvider } from '@podpora/contract/mail-sign-in'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { forgetProvider, providersQuery, saveProvider } from './signInApi.ts'

/** Providers that take no passwords: what they have to know of us, and we of them. */
export function MailProviders() {
  const t = useT()
  const query = useQuery(providersQuery)
  const [open, setOpen] = useState<MailProviderName | null>(null)
  return (
    <Section title={t('mail:providers.title')} about={t('mail:providers.about')}>
      <Loaded query={query}>
        {({ providers, redirectUri }) => (
          <>
            <Rows label={t('mail:providers.title')}>
              {mailProviders.map((name) => (
                <Row
                  key={name}
                  title={t(`mail:signIn.ways.${name}`)}
                  about={t(`mail:providers.abouts.${name}`)}
                  onOpen={() => setOpen(name)}
                  aside={
                    providers.some(({ provider }) => provider === name) ? (
                      <StateMark tone="ok">{t('mail:providers.set')}</StateMark>
                    ) : (
                      <StateMark tone="quiet">{t('mail:providers.notSet')}</StateMark>
                    )
                  }
                />
              ))}
            </Rows>
            {open && (
              <ProviderDialog
                name={open}
                known={providers.find(({ provider }) => provider === open) ?? null}
                redirectUri={redirectUri}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

type Props = { name: MailProviderName; known: MailProvider | null; redirectUri: string; onClose: () => void }

function ProviderDialog({ name, known, redirectUri, onClose }: Props) {
  const t = useT()
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      clientId: known?.clientId ?? '',
      clientSecret: '',
      tenant: known?.tenant ?? '',
      authorizeUrl: known?.authorizeUrl ?? '',
      tokenUrl: known?.tokenUrl ?? '',
      scope: known?.scope ?? '',
    },
  })
  const sending = useSubmit(form, async ({ clientSecret, ...values }) => {
    await saveProvider(name, clientSecret ? { ...values, clientSecret } : values)
    onClose()
    noticeDone(t('saved'))
  })
  const title = t(`mail:signIn.ways.${name}`)
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      sending={sending}
      ending={
        known && {
          action: t('mail:providers.forget'),
          title: t('mail:providers.forgetTitle', { provider: title }),
          loses: t('mail:providers.forgetLoses'),
          run: () => forgetProvider(name),
        }
      }
    >
      <Text size="sm">{t(`mail:providers.how.${name}`)}</Text>
      <CopyLine label={t('mail:providers.redirectUri')} value={redirectUri} />
      <TextInput
        {...form.getInputProps('clientId')}
        label={t('mail:providers.clientId')}
        autoComplete="off"
        data-autofocus
      />
      <PasswordInput
        {...form.getInputProps('clientSecret')}
        label={t('mail:providers.clientSecret')}
        description={known?.hasSecret ? t('mail:server.passwordStays') : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('session:showPassword') }}
      />
      {name === 'microsoft' && (
        <TextInput
          {...form.getInputProps('tenant')}
          label={t('mail:providers.tenant')}
          description={t('mail:providers.tenantWhy')}
          autoComplete="off"
        />
      )}
      {name === 'other' && (
        <>
          <TextInput
            {...form.getInputProps('authorizeUrl')}
            label={t('mail:providers.authorizeUrl')}
            placeholder="https://"
            type="url"
          />
          <TextInput
            {...form.getInputProps('tokenUrl')}
            label={t('mail:providers.tokenUrl')}
            placeholder="https://"
            type="url"
          />
          <TextInput
            {...form.getInputProps('scope')}
            label={t('mail:providers.scope')}
            description={t('mail:providers.scopeWhy')}
          />
        </>
      )}
    </FormDialog>
  )
}
