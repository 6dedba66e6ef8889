import { MailFrame } from '../tickets/timeline/MailFrame.tsx'

/** What a page says, in a frame of its own as whatever people write as HTML. */
export const PageText = ({ title, html }: { title: string; html: string }) => (
  <MailFrame html={html} author={title} pictures={false} />
)
