import api from '@podpora/texts/ru/api.json'
import bulk from '@podpora/texts/ru/bulk.json'
import common from '@podpora/texts/ru/common.json'
import customers from '@podpora/texts/ru/customers.json'
import errors from '@podpora/texts/ru/errors.json'
import macros from '@podpora/texts/ru/macros.json'
import mail from '@podpora/texts/ru/mail.json'
import people from '@podpora/texts/ru/people.json'
import search from '@podpora/texts/ru/search.json'
import session from '@podpora/texts/ru/session.json'
import settings from '@podpora/texts/ru/settings.json'
import status from '@podpora/texts/ru/status.json'
import tickets from '@podpora/texts/ru/tickets.json'

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
