import { Button, Group, Stack, Text } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'

type Props = { name: string; link: string; onClose: () => void }

/** Without a mail server the link has to be handed over by hand. */
export function InvitationLink({ name, link, onClose }: Props) {
  const t = useT()
  return (
    <Stack gap="md">
      <Text>{t('people:invitation.handOver', { name })}</Text>
      <CopyLine label={t('people:invitation.link')} value={link} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('close')}</Button>
      </Group>
    </Stack>
  )
}
