import { stat } from 'node:fs/promises'
import { readConfig } from '../apps/server/src/config.ts'
import { runExport } from '../apps/server/src/importing.ts'
import { megabytes, misuse, readArguments, run, say } from './keeping.ts'

const help = `Writes everything as JSON lines, while Podpora runs or not:  npm run export -- FILE.jsonl.gz

  --files   a tar with the files of attachments as well (FILE.tar.gz)

It holds what customers wrote, and no passwords or keys. For a copy to restore from: npm run backup.`

await run(async (progress) => {
  const { values, positionals } = readArguments(help, { files: { type: 'boolean' } }, 1)
  const [file] = positionals
  if (!file) throw misuse(help)
  const begun = performance.now()
  await runExport(readConfig(), {
    file,
    withFiles: values.files === true || /\.(tar\.gz|tgz)$/.test(file),
    progress,
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(`${file}: ${megabytes((await stat(file)).size)} MB, ${seconds} s`)
})
