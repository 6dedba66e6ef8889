import { readArguments } from './arguments.ts'
import { measureCosts } from './costs.ts'
import { dataWith } from './generate.ts'
import { type Installation, open } from './installation.ts'
import { measureLevels } from './levels.ts'
import { report } from './report.ts'
import { measureRouting } from './routing.ts'
import { measureAll } from './suite.ts'

/* npm run bench -- NAME… : measures what its name says, or everything; README.md describes the options. */
const wanted = readArguments(process.argv.slice(2))
// These fill databases of their own, and ask for nothing over HTTP.
if (wanted.names.includes('routing')) process.stdout.write(await measureRouting(wanted.tickets[0] ?? 100_000))
else if (wanted.names.includes('costs')) process.stdout.write(await measureCosts(wanted.tickets))
else if (wanted.names.includes('levels')) process.stdout.write(await measureLevels(wanted.tickets))
else await measureInstallations()

async function measureInstallations(): Promise<void> {
  const installations: Installation[] = []
  try {
    for (const tickets of wanted.tickets)
      installations.push(await open(tickets, await dataWith(tickets, wanted.data)))
    const results = await measureAll(installations, wanted)
    process.stdout.write(wanted.json ? `${JSON.stringify(results, null, 2)}\n` : report(results))
  } finally {
    for (const installation of installations) await installation.stop()
  }
}
