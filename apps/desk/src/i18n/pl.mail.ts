import mail from '@podpora/texts/pl/mail.json'
import sides from '@podpora/texts/pl/sides.json'
import trustSettings from '@podpora/texts/pl/trustSettings.json'

/** See en.mail.ts. */
export default { mail, sides, trustSettings }
