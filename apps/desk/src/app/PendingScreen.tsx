import { Box } from '@mantine/core'
import { Waiting } from '../ui/Waiting.tsx'

/** While the code of a screen is on its way. */
export function PendingScreen() {
  return (
    <Box p="lg">
      <Waiting />
    </Box>
  )
}
