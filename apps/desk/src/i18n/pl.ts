import api from '@podpora/texts/pl/api.json'
import bulk from '@podpora/texts/pl/bulk.json'
import common from '@podpora/texts/pl/common.json'
import customers from '@podpora/texts/pl/customers.json'
import errors from '@podpora/texts/pl/errors.json'
import macros from '@podpora/texts/pl/macros.json'
import mail from '@podpora/texts/pl/mail.json'
import people from '@podpora/texts/pl/people.json'
import search from '@podpora/texts/pl/search.json'
import session from '@podpora/texts/pl/session.json'
import settings from '@podpora/texts/pl/settings.json'
import status from '@podpora/texts/pl/status.json'
import tickets from '@podpora/texts/pl/tickets.json'

/** See en.ts. */
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
