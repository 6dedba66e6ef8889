import api from '@podpora/texts/en/api.json'
import bulk from '@podpora/texts/en/bulk.json'
import common from '@podpora/texts/en/common.json'
import customers from '@podpora/texts/en/customers.json'
import errors from '@podpora/texts/en/errors.json'
import macros from '@podpora/texts/en/macros.json'
import mail from '@podpora/texts/en/mail.json'
import people from '@podpora/texts/en/people.json'
import search from '@podpora/texts/en/search.json'
import session from '@podpora/texts/en/session.json'
import settings from '@podpora/texts/en/settings.json'
import status from '@podpora/texts/en/status.json'
import tickets from '@podpora/texts/en/tickets.json'

/** All words of one language, loaded as one piece. `mails` is the server's own and stays there. */
export default {
  common,
  errors,
  session,
  people,
  settings,
  mail,
  tickets,
  customers,
  search,
  api,
  bulk,
  macros,
  status,
}
