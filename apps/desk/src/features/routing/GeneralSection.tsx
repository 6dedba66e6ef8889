import { NumberInput, SimpleGrid, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Channel } from '@podpora/contract/customers'
import type { RoutingSettings } from '@podpora/contract/routing'
import type { TicketKind } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { SavedForm } from '../../ui/SavedForm.tsx'
import { Section } from '../../ui/Section.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { changeRoutingSettings, routingSettingsQuery } from './api.ts'

/** What holds for all groups: how much a ticket weighs, and when somebody counts as away. */
export function GeneralSection() {
  const t = useT()
  const query = useQuery(routingSettingsQuery)
  return (
    <Section title={t('routing:general.title')}>
      <Loaded query={query}>{(settings) => <General key={settings.version} settings={settings} />}</Loaded>
    </Section>
  )
}

function General({ settings }: { settings: RoutingSettings }) {
  const t = useT()
  const form = useForm<RoutingSettings>({ mode: 'controlled', initialValues: settings })
  const sending = useSubmit(form, async (values) => {
    await changeRoutingSettings(values)
    noticeDone(t('saved'))
  })
  const whole = { allowDecimal: false, allowNegative: false, hideControls: true } as const
  return (
    <SavedForm sending={sending} width="44rem" unchanged={!form.isDirty()}>
      <div>
        <Text size="sm" fw={500}>
          {t('routing:general.units')}
        </Text>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" mt={4}>
          {(Object.keys(settings.units) as Channel[]).map((name) => (
            <NumberInput
              key={name}
              label={t(`tickets:channel.${name}`)}
              {...form.getInputProps(`units.${name}`)}
              {...whole}
            />
          ))}
        </SimpleGrid>
      </div>
      <div>
        <Text size="sm" fw={500}>
          {t('routing:general.effort')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('routing:general.effortWhy')}
        </Text>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" mt={4}>
          {(Object.keys(settings.effort) as TicketKind[]).map((name) => (
            <NumberInput
              key={name}
              label={t(`tickets:kind.${name}`)}
              {...form.getInputProps(`effort.${name}`)}
              {...whole}
            />
          ))}
        </SimpleGrid>
      </div>
      <NumberInput
        maw="20rem"
        label={t('routing:general.away')}
        description={t('routing:general.awayWhy')}
        suffix={` ${t('routing:minutes')}`}
        {...form.getInputProps('awayAfterMinutes')}
        {...whole}
      />
    </SavedForm>
  )
}
