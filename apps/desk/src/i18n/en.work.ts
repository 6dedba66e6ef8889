import doors from '@podpora/texts/en/doors.json'
import entitlements from '@podpora/texts/en/entitlements.json'
import routing from '@podpora/texts/en/routing.json'

/** The words of what stands beside a ticket when it is needed: projects, complaints, contracts and time, who gets it. */
export default { doors, entitlements, routing }
