import { Button, Group, Stack, Text } from '@mantine/core'
import type { Danger } from '@podpora/contract/files'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import css from './AttachmentList.module.css'

type Props = { name: string; size: string; url: string; danger: Danger }

/** A file that could do harm: what it is stands beside its name, and it is downloaded only after a second thought. */
export function DangerousFile({ name, size, url, danger }: Props) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <button
        type="button"
        className={css.file}
        data-danger
        onClick={() => setAsking(true)}
        title={t(`trust:danger.${danger}`)}
      >
        <IconAlertTriangle size={16} stroke={1.75} aria-label={t(`trust:danger.${danger}`)} />
        <span className={css.name}>{name}</span>
        <span className={css.size}>{size}</span>
      </button>
      {asking && (
        <Dialog title={t('trust:danger.title', { name })} onClose={close}>
          <Stack gap="md">
            <Text>{t(`trust:danger.${danger}`)}</Text>
            <Text>{t('trust:danger.advice')}</Text>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close} data-autofocus>
                {t('cancel')}
              </Button>
              <Button component="a" color="red" href={url} download={name} onClick={close}>
                {t('trust:danger.download')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </>
  )
}
