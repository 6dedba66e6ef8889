import doors from '@podpora/texts/pl/doors.json'
import entitlements from '@podpora/texts/pl/entitlements.json'
import routing from '@podpora/texts/pl/routing.json'

/** See en.work.ts. */
export default { doors, entitlements, routing }
