import api from '@podpora/texts/pl/api.json'
import commands from '@podpora/texts/pl/commands.json'
import imports from '@podpora/texts/pl/imports.json'
import notifying from '@podpora/texts/pl/notifying.json'
import people from '@podpora/texts/pl/people.json'
import settings from '@podpora/texts/pl/settings.json'
import status from '@podpora/texts/pl/status.json'

/** See en.settings.ts. */
export default { api, commands, imports, notifying, people, settings, status }
