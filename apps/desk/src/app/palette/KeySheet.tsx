import { Kbd, SimpleGrid, Text, Title } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { type CommandId, commandIds, commandOf, commands, keyHint } from '../../ui/commands.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './KeySheet.module.css'

/** All keys on one sheet. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Dialog title={t('commands:title')} onClose={onClose} wide>
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="lg">
        <Keys title={t('commands:group.list')} groups={['list', 'selection']} />
        <Keys title={t('commands:group.ticket')} groups={['ticket']} />
        <Keys title={t('commands:group.go')} groups={['go']} />
        <Keys title={t('commands:group.general')} groups={['general']} />
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="lg">
        {t('commands:layout')}
      </Text>
    </Dialog>
  )
}

function Keys({ title, groups }: { title: string; groups: string[] }) {
  const t = useT()
  return (
    <section>
      <Title order={3} mb="xs">
        {title}
      </Title>
      <dl className={css.keys}>
        {commandIds
          .filter((id) => groups.includes(commandOf(id).group) && keyHint(id))
          .map((id) => (
            <div key={id}>
              <dt>{t(commands[id].words)}</dt>
              <dd>
                <KeyCaps command={id} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** Its key as it stands on the keyboard, cap by cap. */
export function KeyCaps({ command }: { command: CommandId }) {
  return keyHint(command)
    .split(/ +/)
    .map((part, i) => (
      <Kbd key={`${part}${i}`} ml={4}>
        {part}
      </Kbd>
    ))
}
