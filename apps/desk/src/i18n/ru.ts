import bulk from '@podpora/texts/ru/bulk.json'
import common from '@podpora/texts/ru/common.json'
import customers from '@podpora/texts/ru/customers.json'
import demo from '@podpora/texts/ru/demo.json'
import errors from '@podpora/texts/ru/errors.json'
import fields from '@podpora/texts/ru/fields.json'
import levels from '@podpora/texts/ru/levels.json'
import macros from '@podpora/texts/ru/macros.json'
import notifications from '@podpora/texts/ru/notifications.json'
import operations from '@podpora/texts/ru/operations.json'
import passing from '@podpora/texts/ru/passing.json'
import search from '@podpora/texts/ru/search.json'
import session from '@podpora/texts/ru/session.json'
import tickets from '@podpora/texts/ru/tickets.json'
import trust from '@podpora/texts/ru/trust.json'
import views from '@podpora/texts/ru/views.json'
import writing from '@podpora/texts/ru/writing.json'

/** See en.ts. */
export default {
  bulk,
  common,
  customers,
  demo,
  errors,
  fields,
  levels,
  macros,
  notifications,
  operations,
  passing,
  search,
  session,
  tickets,
  trust,
  views,
  writing,
}
