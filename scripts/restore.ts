import { readConfig } from '../apps/server/src/config.ts'
import { runRestore, type WaitingMail } from '../apps/server/src/keeping.ts'
import { checkBackup } from '../apps/server/src/platform/keeping/restoring.ts'
import { misuse, number, readArguments, run, say, sayLost } from './keeping.ts'

const help = `Puts a backup into the database of the settings, while Podpora is stopped:  npm run restore -- FILE

  --check      only reads FILE from end to end and says whether it is whole
  --force      over an installation that is there, which is lost then; and with another key than the backup's
  --send-mail  mail that was waiting in the backup goes out (it may have been sent since: by default it is put aside)
  --copy       for a copy beside the original: mailboxes lose their servers, so that it neither fetches nor sends`

await run(async (progress) => {
  const { values, positionals } = readArguments(
    help,
    {
      check: { type: 'boolean' },
      force: { type: 'boolean' },
      'send-mail': { type: 'boolean' },
      copy: { type: 'boolean' },
    },
    1,
  )
  const [file] = positionals
  if (!file) throw misuse(help)
  if (values.copy && values['send-mail']) throw misuse('A copy does not send mail: --copy or --send-mail.')
  if (values.check) {
    const { header, rows, files, lost } = await checkBackup(file, progress)
    say(`${file} is whole: ${number(rows)} rows and ${number(files)} files, as they were ${header.at}`)
    return sayLost(lost, 'the backup')
  }
  const mail: WaitingMail = values.copy ? 'never' : values['send-mail'] ? 'send' : 'put aside'
  const done = await runRestore(readConfig(), { file, force: values.force === true, mail, progress })
  say(`Restored ${number(done.rows)} rows and ${number(done.files)} files, as they were ${done.header.at}`)
  if (done.putAside > 0)
    say(
      `${number(done.putAside)} mails that were waiting to be sent are in the outbox under "Failed": try again what has not been sent since.`,
    )
  sayLost(done.lost, 'the backup')
})
