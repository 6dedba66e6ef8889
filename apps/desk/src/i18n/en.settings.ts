import api from '@podpora/texts/en/api.json'
import commands from '@podpora/texts/en/commands.json'
import imports from '@podpora/texts/en/imports.json'
import notifying from '@podpora/texts/en/notifying.json'
import people from '@podpora/texts/en/people.json'
import settings from '@podpora/texts/en/settings.json'
import status from '@podpora/texts/en/status.json'

/** The words of all other settings, the palette and the sheet of keys. */
export default { api, commands, imports, notifying, people, settings, status }
