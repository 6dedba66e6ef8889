import api from '@podpora/texts/ru/api.json'
import commands from '@podpora/texts/ru/commands.json'
import doors from '@podpora/texts/ru/doors.json'
import entitlements from '@podpora/texts/ru/entitlements.json'
import fieldSettings from '@podpora/texts/ru/fieldSettings.json'
import imports from '@podpora/texts/ru/imports.json'
import levelSettings from '@podpora/texts/ru/levelSettings.json'
import lineSettings from '@podpora/texts/ru/lineSettings.json'
import mail from '@podpora/texts/ru/mail.json'
import notifying from '@podpora/texts/ru/notifying.json'
import people from '@podpora/texts/ru/people.json'
import routing from '@podpora/texts/ru/routing.json'
import settings from '@podpora/texts/ru/settings.json'
import status from '@podpora/texts/ru/status.json'

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
