import type { TicketRow } from '@podpora/contract/tickets'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { noticeDone } from '../../../ui/notice.tsx'

/** Whoever opens a merged ticket is led to where its messages are. Who reads it when that happens, is led as well. */
export function useFollowMerge(ticket: TicketRow | undefined) {
  const t = useT()
  const navigate = useNavigate()
  const reading = useRef(false)
  const led = useRef<number | null>(null)
  const id = ticket?.id
  const into = ticket?.mergedInto ?? null
  useEffect(() => {
    if (id !== undefined && into === null) reading.current = true
    if (into === led.current) return
    led.current = into
    if (into === null) return
    // Whoever merged it just now was told already.
    if (!reading.current) noticeDone(t('operations:merge.led', { id }))
    void navigate({ to: '/tickets/$id', params: { id: String(into) }, replace: true })
  }, [id, into, navigate, t])
}
