import { Button, Group, Stack, Text } from '@mantine/core'
import { useT } from '../i18n/useT.ts'
import { CopyLine } from './CopyLine.tsx'

type Props = { about: string; label: string; value: string; onClose: () => void }

/** A secret that nobody will see again: to be copied now. */
export function ShownOnce({ about, label, value, onClose }: Props) {
  const t = useT()
  return (
    <Stack gap="md">
      <Text>{about}</Text>
      <CopyLine label={label} value={value} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('close')}</Button>
      </Group>
    </Stack>
  )
}
