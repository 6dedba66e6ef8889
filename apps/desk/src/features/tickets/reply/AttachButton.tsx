import { ActionIcon, FileButton, Tooltip } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useT } from '../../../i18n/useT.ts'

export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const label = useT()('tickets:reply.attach')
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) => (
        <Tooltip label={label}>
          <ActionIcon aria-label={label} {...props}>
            <IconPaperclip size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  )
}
