import type { Message } from '@podpora/contract/tickets'
import type { ScheduleChange, TakenBack } from '@podpora/contract/writing'
import { api } from '../../api/client.ts'

export const takeBack = (message: number) => api.post<TakenBack>(`/messages/${message}/take-back`, {})
export const sendNow = (message: number) => api.post<Message>(`/messages/${message}/send-now`, {})
export const changeSchedule = (message: number, change: ScheduleChange) =>
  api.put<Message>(`/messages/${message}/schedule`, change)
