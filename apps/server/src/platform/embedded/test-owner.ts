import { startEmbeddedPostgres } from './start.ts'

/*
 * A process of its own for the tests: owns the database of the directory that it is given, says so in one line of
 * JSON, and stays until it is killed or gets SIGTERM.
 */
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] as string })
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)))
  say({ up: true, adopted: postgres.adopted, connection: postgres.connection })
} catch (error) {
  say({ up: false, error: (error as Error).name, message: (error as Error).message })
}
