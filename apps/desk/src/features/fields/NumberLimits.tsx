import { NumberInput, SimpleGrid } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useT } from '../../i18n/useT.ts'
import type { FieldForm } from './fieldForm.ts'

/** What a number may be; nothing said: any. */
export function NumberLimits({ form }: { form: UseFormReturnType<FieldForm> }) {
  const t = useT()
  return (
    <SimpleGrid cols={3} spacing="sm">
      <NumberInput {...form.getInputProps('minimum')} label={t('fieldSettings:minimum')} hideControls />
      <NumberInput {...form.getInputProps('maximum')} label={t('fieldSettings:maximum')} hideControls />
      <NumberInput
        {...form.getInputProps('decimals')}
        label={t('fieldSettings:decimals')}
        min={0}
        max={9}
        allowDecimal={false}
      />
    </SimpleGrid>
  )
}
