import api from '@podpora/texts/en/api.json'
import commands from '@podpora/texts/en/commands.json'
import doors from '@podpora/texts/en/doors.json'
import entitlements from '@podpora/texts/en/entitlements.json'
import fieldSettings from '@podpora/texts/en/fieldSettings.json'
import imports from '@podpora/texts/en/imports.json'
import levelSettings from '@podpora/texts/en/levelSettings.json'
import lineSettings from '@podpora/texts/en/lineSettings.json'
import mail from '@podpora/texts/en/mail.json'
import notifying from '@podpora/texts/en/notifying.json'
import people from '@podpora/texts/en/people.json'
import routing from '@podpora/texts/en/routing.json'
import settings from '@podpora/texts/en/settings.json'
import status from '@podpora/texts/en/status.json'

/** The words that only the settings' screens, the palette and the sheet of keys need, loaded when somebody goes there. */
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
