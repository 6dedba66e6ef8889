import { useEffect } from 'react'

const most = 8
let read: number[] = []

/** The tickets read in this tab, the last one first. */
export const readTickets = (): number[] => read

export function useReadTicket(id: number) {
  useEffect(() => {
    read = [id, ...read.filter((other) => other !== id)].slice(0, most)
  }, [id])
}
