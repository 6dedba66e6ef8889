import type { Attachment } from '@podpora/contract/files'
import { opensAs } from '@podpora/contract/opened-kinds'
import type { Message } from '@podpora/contract/tickets'
import { lazy, Suspense, useState } from 'react'
import { withTexts } from '../../../i18n/language.ts'
import { later } from '../../../ui/later.ts'
import { AttachmentList } from './AttachmentList.tsx'
import { ProtectionMark } from './ProtectionMark.tsx'

const OpenedMailDialog = lazy(
  withTexts(
    ['mail'],
    later(() => import('../../mail/OpenedMailDialog.tsx')),
  ),
)
const Invitations = lazy(
  withTexts(
    ['mail'],
    later(() => import('../../mail/Invitations.tsx')),
  ),
)

/** What came with a message: its files, the meetings among them in words, mails to open. */
export function MessageFiles({ message }: { message: Message }) {
  const [opened, setOpened] = useState<Attachment | null>(null)
  // A picture that is held back is missing in the text: it is told of with the files.
  const files = message.attachments.filter((file) => !file.inline || file.scan)
  return (
    <>
      <ProtectionMark message={message} />
      <Suspense>
        {files
          .filter((file) => opensAs(file) === 'calendar' && !file.scan)
          .map(({ id }) => (
            <Invitations key={id} attachmentId={id} />
          ))}
      </Suspense>
      <AttachmentList attachments={files} onOpen={setOpened} />
      <Suspense>
        {opened && <OpenedMailDialog attachment={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}
