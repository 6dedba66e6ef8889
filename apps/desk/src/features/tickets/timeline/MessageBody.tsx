import { Button, Group, Text } from '@mantine/core'
import type { Message } from '@podpora/contract/tickets'
import { IconPhotoOff } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { FoldButton } from './FoldButton.tsx'
import { MailFrame } from './MailFrame.tsx'
import { isFolded } from './mailHtml.ts'
import { PlainText } from './PlainText.tsx'
import { useNear } from './useNear.ts'

export function MessageBody({ message }: { message: Message }) {
  const t = useT()
  const [pictures, setPictures] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  // A frame is a page of its own: a hundred of them at once would hold up the desk. Until then, the text.
  const near = useNear(place)
  const { html, text, folds, remotePictures, author } = message
  // Pictures that were held back are asked for again as soon as they are not.
  const held = message.attachments.filter((file) => file.inline && file.scan).length
  const foldable = html ? isFolded(html) : (folds ?? []).length > 0
  if (!html && !text.trim())
    return message.attachments.length > 0 ? null : (
      <Text c="dimmed" fs="italic">
        {t('tickets:timeline.emptyMessage')}
      </Text>
    )
  const plain = <PlainText text={text} folds={folds} unfolded={unfolded} />
  return (
    <>
      {html && remotePictures && !pictures && (
        <Group gap="xs" mb="xs" wrap="nowrap" align="flex-start">
          <IconPhotoOff size={16} stroke={1.5} aria-hidden />
          <Text size="xs" c="dimmed" flex={1}>
            {t('tickets:timeline.pictures')}{' '}
            <Button variant="transparent" size="compact-xs" onClick={() => setPictures(true)}>
              {t('tickets:timeline.showPictures')}
            </Button>
          </Text>
        </Group>
      )}
      <div ref={place}>
        {html && near ? (
          <MailFrame key={held} html={html} author={author.name} pictures={pictures} unfolded={unfolded}>
            {plain}
          </MailFrame>
        ) : (
          plain
        )}
      </div>
      {foldable && <FoldButton unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />}
    </>
  )
}
