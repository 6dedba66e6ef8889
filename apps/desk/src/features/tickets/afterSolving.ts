import { useLocalStorage } from '@mantine/hooks'
import { runCommand } from '../../ui/keyboard.ts'

/** What follows when a ticket was solved, on this device. */
export const useAfterSolving = () =>
  useLocalStorage<'stay' | 'next'>({
    key: 'podpora-after-solving',
    defaultValue: 'stay',
    getInitialValueInEffect: false,
    serialize: (value) => value,
    deserialize: (value) => (value === 'next' ? 'next' : 'stay'),
  })

/** Called with the status that a ticket was given; opens the next one where the reader wishes that. */
export function useGoOn(): (status: string | undefined) => void {
  const [after] = useAfterSolving()
  return (status) => {
    if (status === 'solved' && after === 'next') runCommand('ticket.next')
  }
}
