import { writeFile } from 'node:fs/promises'
import { explainMail } from '../apps/server/src/channels/mail/explaining.ts'
import { fixtureMails, mutated } from '../apps/server/src/channels/mail/testing/mutating.ts'

/*
 * npm run mail:fuzz -- [SECONDS] [FOLDER]
 * Reads mails that were changed at random for so long. What takes more than 2 s goes to the folder; how fast it was, and the
 * memory that it took, is said at the end.
 */
const seconds = Number(process.argv[2] ?? 60)
const folder = process.argv[3] ?? '.'
const bound = 2_000
const mails = fixtureMails()
const end = performance.now() + seconds * 1_000
let count = 0
let refused = 0
let slowest = 0

while (performance.now() < end) {
  const mail = mails[Math.floor(Math.random() * mails.length)]
  const numbers = Array.from({ length: 3 + Math.floor(Math.random() * 15) }, Math.random)
  const raw = mutated(mail?.raw ?? Buffer.alloc(0), numbers)
  const begun = performance.now()
  await explainMail(raw).catch(() => {
    refused += 1
  })
  const took = performance.now() - begun
  count += 1
  if (took > bound) await writeFile(`${folder}/slow-${count}.eml`, raw)
  slowest = Math.max(slowest, took)
}
const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024)
process.stdout.write(
  `${count} mails, ${Math.round(count / seconds)} a second, ${refused} refused, slowest ${Math.round(slowest)} ms, ${megabytes} MB\n`,
)
process.exit(slowest > bound ? 1 : 0)
