import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '../api/queries.ts'
import { NoticePlace } from '../ui/NoticePlace.tsx'
import { router } from './router.ts'
import { cssVariables, theme } from './theme.ts'

// The same key as in public/color-scheme.js, which runs before the first paint.
const colorSchemes = localStorageColorSchemeManager({ key: 'podpora-color-scheme' })

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <NoticePlace />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
