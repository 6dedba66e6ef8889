import bulk from '@podpora/texts/en/bulk.json'
import common from '@podpora/texts/en/common.json'
import customers from '@podpora/texts/en/customers.json'
import demo from '@podpora/texts/en/demo.json'
import errors from '@podpora/texts/en/errors.json'
import fields from '@podpora/texts/en/fields.json'
import levels from '@podpora/texts/en/levels.json'
import macros from '@podpora/texts/en/macros.json'
import notifications from '@podpora/texts/en/notifications.json'
import operations from '@podpora/texts/en/operations.json'
import passing from '@podpora/texts/en/passing.json'
import search from '@podpora/texts/en/search.json'
import session from '@podpora/texts/en/session.json'
import tickets from '@podpora/texts/en/tickets.json'
import trust from '@podpora/texts/en/trust.json'
import views from '@podpora/texts/en/views.json'
import writing from '@podpora/texts/en/writing.json'

/**
 * The words of one language that the first screens need, loaded as one piece; the others come with what says them (`withTexts`).
 * `mails` is the server's own and stays there.
 */
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
