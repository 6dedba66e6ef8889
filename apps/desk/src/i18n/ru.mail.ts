import mail from '@podpora/texts/ru/mail.json'
import sides from '@podpora/texts/ru/sides.json'
import trustSettings from '@podpora/texts/ru/trustSettings.json'

/** See en.mail.ts. */
export default { mail, sides, trustSettings }
