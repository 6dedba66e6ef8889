import { Button, FileButton, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import css from './FileDrop.module.css'

/** A place to drop files on, with a button for those who do not drag. */
export function FileDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useT()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) onFiles(files)
  }
  return (
    <section
      aria-label={t('imports:new.files')}
      className={css.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton multiple onChange={(files) => files.length > 0 && onFiles(files)}>
        {(props) => (
          <Button {...props} leftSection={<IconUpload size={16} stroke={1.5} />}>
            {t('imports:new.choose')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('imports:new.drop')}
      </Text>
    </section>
  )
}
