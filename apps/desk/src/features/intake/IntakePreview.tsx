import { Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { IntakeExample, IntakePreview as Preview } from '@podpora/contract/intake'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Section } from '../../ui/Section.tsx'
import { useAmounts } from '../contracts/useAmounts.ts'
import { useDirectory } from '../directory/api.ts'
import { usePlaceName } from '../passing/usePlaceName.ts'
import { useFieldWords } from '../tickets/ticket/useFieldWords.ts'
import { previewQuery } from './api.ts'

/** A message as it might come, and where the saved rules send it. */
export function IntakePreview() {
  const t = useT()
  const { brands } = useDirectory()
  const [example, setExample] = useState<IntakeExample>({
    from: 'anna@customer.example',
    subject: t('lineSettings:intake.exampleSubject'),
    text: '',
    brandId: null,
    language: null,
  })
  const [asked] = useDebouncedValue(example, 300)
  const decision = useQuery(previewQuery(asked)).data
  const set = (change: Partial<IntakeExample>) => setExample({ ...example, ...change })
  return (
    <Section title={t('lineSettings:intake.preview')} about={t('lineSettings:intake.previewWhy')}>
      <Stack gap="sm" maw="38rem">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('lineSettings:intake.exampleFrom')}
            value={example.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          {brands.length > 1 && (
            <Select
              label={t('tickets:ticket.brand')}
              data={brands.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(example.brandId ?? brands[0]?.id)}
              onChange={(id) => set({ brandId: id === null ? null : Number(id) })}
              allowDeselect={false}
            />
          )}
        </SimpleGrid>
        <TextInput
          label={t('tickets:ticket.subject')}
          value={example.subject}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
        <Textarea
          label={t('lineSettings:intake.exampleText')}
          value={example.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          autosize
          minRows={2}
          maxRows={8}
        />
        <div aria-live="polite">{decision && <Decision decision={decision} />}</div>
      </Stack>
    </Section>
  )
}

function Decision({ decision }: { decision: Preview }) {
  const t = useT()
  const placeName = usePlaceName()
  const { balance } = useAmounts()
  const { fieldName, fieldValue } = useFieldWords()
  const { lineId, groupId, productId, kind, priority, tags, urgent, project, because, entitlement } = decision
  const place = placeName(lineId, groupId)
  const as = [
    ...(productId === null ? [] : [`${fieldName('productId')}: ${fieldValue('productId', productId)}`]),
    `${fieldName('kind')}: ${fieldValue('kind', kind)}`,
    `${fieldName('priority')}: ${fieldValue('priority', priority)}`,
    ...(tags.length > 0 ? [`${fieldName('tags')}: ${tags.join(', ')}`] : []),
    ...(urgent ? [t('lineSettings:intake.urgent')] : []),
    ...(project ? [t('lineSettings:intake.project')] : []),
  ]
  return (
    <>
      <Text fw={500}>{t('lineSettings:intake.wouldGo', { place })}</Text>
      <Text size="sm">{as.join(' · ')}</Text>
      {entitlement.why !== 'not_used' && (
        <Text size="sm">
          {t(`entitlements:service.${entitlement.service ?? 'none'}`)} ·{' '}
          {entitlement.planName ?? t(`entitlements:why.${entitlement.why}`)}
          {entitlement.balance && ` · ${balance(entitlement.balance)}`}
          {entitlement.visits && ` · ${balance(entitlement.visits)}`}
          {entitlement.unfit.length > 0 &&
            ` · ${entitlement.unfit
              .map(({ planName, why }) =>
                t('entitlements:unfit', { plan: planName, why: t(`entitlements:unfitWhy.${why}`) }),
              )
              .join(', ')}`}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {because.length === 0
          ? t('lineSettings:intake.noRule')
          : t('lineSettings:intake.because', { rules: because.map(({ name }) => name).join(', ') })}
      </Text>
    </>
  )
}
