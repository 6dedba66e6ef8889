import type { Channel } from '@podpora/contract/customers'
import { IconApi, IconMail, IconWorld } from '@tabler/icons-react'

const icons: Record<Channel, typeof IconMail> = { mail: IconMail, web: IconWorld, api: IconApi }

export function ChannelMark({ channel, label }: { channel: Channel; label: string }) {
  const Icon = icons[channel]
  return <Icon size={14} stroke={1.5} role="img" aria-label={label} />
}
