import doors from '@podpora/texts/ru/doors.json'
import entitlements from '@podpora/texts/ru/entitlements.json'
import routing from '@podpora/texts/ru/routing.json'

/** See en.work.ts. */
export default { doors, entitlements, routing }
