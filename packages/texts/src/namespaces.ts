/** One file a namespace and language: packages/texts/<language>/<namespace>.json. */
export const namespaces = [
  'common', // words used on many screens: Save, Cancel, dates, navigation
  'errors', // error codes and what is wrong with a field
  'session', // set-up, sign-in, invitation, one's own account
  'people', // agents and groups
  'settings', // brands, the installation
  'mail', // mailboxes, outbox, failed mails
  'tickets',
  'views', // lists of tickets: filters, order, columns
  'fields', // the company's own fields and checklists, at a ticket
  'fieldSettings', // and in the settings
  'levels', // promises and their clocks, at a ticket
  'levelSettings', // calendars and policies, in the settings
  'lineSettings', // lines of support, products, where requests enter
  'entitlements', // companies, plans, contracts, time and money
  'passing', // from line to line
  'doors', // complaints, what is urgent, projects, regulations
  'operations', // snoozing, linking, merging, splitting, deleting, printing
  'customers',
  'search',
  'api', // tokens, services, webhooks
  'bulk', // many tickets at once
  'commands', // the palette, keys, what the desk does on this device
  'macros',
  'writing', // canned answers, sending later, signatures
  'routing', // who gets a ticket and why
  'imports', // import and export
  'trust', // whether a mail is what it says
  'trustSettings', // signing our mail, junk
  'notifications', // the centre, followers, the installed app
  'notifying', // how one is told
  'sides', // what is spoken with outsiders about a ticket
  'status', // what runs, waits and failed
  'demo', // the invented company
  'mails', // mails that Podpora itself writes
] as const
