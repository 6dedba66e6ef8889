import { useLocalStorage } from '@mantine/hooks'
import { useEffect } from 'react'

export const densities = ['cosy', 'compact'] as const
export type Density = (typeof densities)[number]

/** How close the lines of lists and conversations stand, on this device. */
export const useDensity = () =>
  useLocalStorage<Density>({
    key: 'podpora-density',
    defaultValue: 'cosy',
    getInitialValueInEffect: false,
    serialize: (value) => value,
    deserialize: (value) => (value === 'compact' ? 'compact' : 'cosy'),
  })

/** Tells the styles, which ask `[data-density="compact"]`; public/color-scheme.js has told them before the first paint. */
export function useDensityOfPage() {
  const [density] = useDensity()
  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
}
