import { Kbd, Modal, SimpleGrid, Text, Title } from '@mantine/core'
import { views } from '@podpora/contract/builtin'
import { useT } from '../../i18n/useT.ts'
import { keyOf } from '../views/viewKeys.ts'
import css from './KeySheet.module.css'

/** All shortcuts of these screens on one sheet. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useT()
  const list: [string, string][] = [
    ['J', t('tickets:keys.next')],
    ['K', t('tickets:keys.previous')],
    ['Enter', t('tickets:keys.open')],
    ['Esc', t('tickets:keys.back')],
    ['Space', t('bulk:keys.select')],
    ['Shift', t('bulk:keys.range')],
  ]
  const ticket: [string, string][] = [
    ['R', t('tickets:keys.reply')],
    ['N', t('tickets:keys.note')],
    ['A', t('tickets:keys.assign')],
    ['S', t('tickets:keys.status')],
    ['E', t('tickets:keys.solve')],
    ['X', t('macros:open')],
    ['Z', t('operations:snooze.action')],
    ['M', t('operations:merge.action')],
    ['D', t('tickets:keys.details')],
    ['Shift F', t('notifications:follow')],
    ['Ctrl Enter', t('tickets:keys.send')],
  ]
  const go = [
    ...views.map((view): [string, string] => [`G ${keyOf[view]}`, t(`tickets:views.${view}`)]),
    ['G 1…9', t('views:keys.numbered')] as [string, string],
    ['G N', t('notifications:title')] as [string, string],
  ]
  const general: [string, string][] = [
    ['/', t('tickets:keys.search')],
    ['Ctrl K', t('tickets:keys.search')],
    ['C', t('tickets:keys.new')],
    ['?', t('tickets:keys.sheet')],
  ]
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tickets:keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="lg">
        <Keys title={t('tickets:keys.list')} keys={list} />
        <Keys title={t('tickets:keys.ticket')} keys={ticket} />
        <Keys title={t('tickets:keys.go')} keys={go} />
        <Keys title={t('tickets:keys.general')} keys={general} />
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="lg">
        {t('tickets:keys.layout')}
      </Text>
    </Modal>
  )
}

function Keys({ title, keys }: { title: string; keys: [string, string][] }) {
  return (
    <section>
      <Title order={3} mb="xs">
        {title}
      </Title>
      <dl className={css.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>{what}</dt>
            <dd>
              {key.split(' ').map((part, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: "G G" is one key twice
                <Kbd key={`${part}${i}`} ml={4}>
                  {part}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
