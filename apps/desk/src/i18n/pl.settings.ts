import api from '@podpora/texts/pl/api.json'
import commands from '@podpora/texts/pl/commands.json'
import doors from '@podpora/texts/pl/doors.json'
import entitlements from '@podpora/texts/pl/entitlements.json'
import fieldSettings from '@podpora/texts/pl/fieldSettings.json'
import imports from '@podpora/texts/pl/imports.json'
import levelSettings from '@podpora/texts/pl/levelSettings.json'
import lineSettings from '@podpora/texts/pl/lineSettings.json'
import mail from '@podpora/texts/pl/mail.json'
import notifying from '@podpora/texts/pl/notifying.json'
import people from '@podpora/texts/pl/people.json'
import routing from '@podpora/texts/pl/routing.json'
import settings from '@podpora/texts/pl/settings.json'
import status from '@podpora/texts/pl/status.json'

/** See en.settings.ts. */
export default {
  api,
  commands,
  entitlements,
  doors,
  fieldSettings,
  imports,
  levelSettings,
  lineSettings,
  mail,
  notifying,
  people,
  routing,
  settings,
  status,
}
