import bulk from '@podpora/texts/pl/bulk.json'
import common from '@podpora/texts/pl/common.json'
import customers from '@podpora/texts/pl/customers.json'
import demo from '@podpora/texts/pl/demo.json'
import errors from '@podpora/texts/pl/errors.json'
import fields from '@podpora/texts/pl/fields.json'
import levels from '@podpora/texts/pl/levels.json'
import macros from '@podpora/texts/pl/macros.json'
import notifications from '@podpora/texts/pl/notifications.json'
import operations from '@podpora/texts/pl/operations.json'
import passing from '@podpora/texts/pl/passing.json'
import search from '@podpora/texts/pl/search.json'
import session from '@podpora/texts/pl/session.json'
import tickets from '@podpora/texts/pl/tickets.json'
import trust from '@podpora/texts/pl/trust.json'
import views from '@podpora/texts/pl/views.json'
import writing from '@podpora/texts/pl/writing.json'

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
