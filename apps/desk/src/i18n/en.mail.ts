import mail from '@podpora/texts/en/mail.json'
import sides from '@podpora/texts/en/sides.json'
import trustSettings from '@podpora/texts/en/trustSettings.json'

/** The words about mails and mailboxes. */
export default { mail, sides, trustSettings }
