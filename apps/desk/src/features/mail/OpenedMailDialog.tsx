import { Button, Stack, Text } from '@mantine/core'
import type { Attachment } from '@podpora/contract/files'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Time } from '../../ui/Time.tsx'
import { AttachmentList } from '../tickets/timeline/AttachmentList.tsx'
import { FoldButton } from '../tickets/timeline/FoldButton.tsx'
import { MailFrame } from '../tickets/timeline/MailFrame.tsx'
import { isFolded } from '../tickets/timeline/mailHtml.ts'
import { openedMailQuery } from './api.ts'
import css from './MessageMailDialog.module.css'
import { named } from './named.ts'

type Props = { attachment: Attachment; onClose: () => void }

/** A mail that was attached to a message: read by the server, shown as safely as the messages themselves. */
export default function OpenedMailDialog({ attachment, onClose }: Props) {
  const t = useT()
  const query = useQuery(openedMailQuery(attachment.id))
  const [pictures, setPictures] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  return (
    <Dialog onClose={onClose} wide title={query.data?.subject || attachment.name}>
      <Loaded query={query}>
        {({ from, to, cc, date, html, text, remotePictures, files }) => {
          const facts = [
            [t('mail:from'), from && named(from)],
            [t('mail:explained.to'), to.map(named).join(', ')],
            [t('mail:explained.cc'), cc.map(named).join(', ')],
            [t('mail:explained.date'), date && <Time at={date} />],
          ] as const
          return (
            <Stack gap="md">
              <Facts facts={facts} />
              {remotePictures && !pictures && (
                <Button variant="subtle" size="compact-xs" w="fit-content" onClick={() => setPictures(true)}>
                  {t('tickets:timeline.showPictures')}
                </Button>
              )}
              <div>
                {html ? (
                  <MailFrame
                    html={html}
                    author={from?.name || from?.address || ''}
                    pictures={pictures}
                    unfolded={unfolded}
                  />
                ) : (
                  <Text size="sm" className={css.text}>
                    {text || t('tickets:timeline.emptyMessage')}
                  </Text>
                )}
                {html && isFolded(html) && (
                  <FoldButton unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />
                )}
              </div>
              <AttachmentList attachments={files.map((file, id) => ({ ...file, id, inline: false }))} />
            </Stack>
          )
        }}
      </Loaded>
    </Dialog>
  )
}
