import { createTransport } from 'nodemailer'
import { readConfig } from '../apps/server/src/config.ts'

/*
 * npm run mail:try -- support@example.com [from@example.com]
 * Brings a customer's mail to the built-in listener of the Podpora that runs here, for a first look without a mail server.
 */
const [to, from = 'anna@customer.example'] = process.argv.slice(2)
const config = readConfig()
const say = (line: string): void => void process.stdout.write(`${line}\n`)

if (!to?.includes('@')) {
  say('To whom? The address of your brand, for example: npm run mail:try -- support@example.com')
  process.exit(2)
}
if (config.SMTP_PORT === 0) {
  say('The mail listener is turned off (SMTP_PORT=0).')
  process.exit(2)
}
try {
  const transport = createTransport({ host: config.SMTP_HOST, port: config.SMTP_PORT, ignoreTLS: true })
  await transport.sendMail({
    from: { name: 'Anna Kowalska', address: from },
    to,
    subject: 'The coffee machine does not start',
    text: 'Hello,\n\nsince this morning the machine in our office only blinks red three times. What can we do?\n\nAnna',
  })
  transport.close()
  say(`Sent to ${to}. It is in the desk now.`)
} catch (error) {
  say(`Not accepted at ${config.SMTP_HOST}:${config.SMTP_PORT}: ${(error as Error).message}`)
  process.exit(1)
}
