import { ActionIcon, Button, Group, Input, NumberInput, Stack, Text } from '@mantine/core'
import type { RelaxStep } from '@podpora/contract/routing'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'

const mostSteps = 5
type Props = { steps: RelaxStep[]; error: ReactNode; onChange: (steps: RelaxStep[]) => void }

/** After which time how much less of a skill is enough. */
export function RelaxSteps({ steps, error, onChange }: Props) {
  const t = useT()
  const change = (at: number, step: Partial<RelaxStep>) =>
    onChange(steps.map((one, i) => (i === at ? { ...one, ...step } : one)))
  const add = () => {
    const last = steps.at(-1)
    onChange([
      ...steps,
      { afterMinutes: (last?.afterMinutes ?? 0) + 15, by: Math.min(5, (last?.by ?? 0) + 1) },
    ])
  }
  return (
    <Input.Wrapper
      label={t('routing:relax')}
      description={t('routing:relaxWhy')}
      error={error}
      labelElement="div"
    >
      <Stack gap="xs" mt={6}>
        {steps.map((step, i) => (
          <Group key={i} gap="xs" wrap="nowrap">
            <Text size="sm">{t('routing:relaxAfter')}</Text>
            <NumberInput
              w="7rem"
              aria-label={t('routing:relaxAfter')}
              suffix={` ${t('routing:minutes')}`}
              value={step.afterMinutes}
              min={1}
              allowDecimal={false}
              onChange={(value) => change(i, { afterMinutes: Number(value) })}
            />
            <NumberInput
              w="4.5rem"
              aria-label={t('routing:relaxBy')}
              value={step.by}
              min={1}
              max={5}
              allowDecimal={false}
              onChange={(value) => change(i, { by: Number(value) })}
            />
            <Text size="sm">{t('routing:relaxBy')}</Text>
            <ActionIcon
              aria-label={t('routing:relaxRemove')}
              onClick={() => onChange(steps.filter((_, at) => at !== i))}
            >
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ))}
        {steps.length < mostSteps && (
          <Group>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} stroke={1.5} />}
              onClick={add}
            >
              {t('routing:relaxAdd')}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
