import api from '@podpora/texts/ru/api.json'
import commands from '@podpora/texts/ru/commands.json'
import imports from '@podpora/texts/ru/imports.json'
import notifying from '@podpora/texts/ru/notifying.json'
import people from '@podpora/texts/ru/people.json'
import settings from '@podpora/texts/ru/settings.json'
import status from '@podpora/texts/ru/status.json'

/** See en.settings.ts. */
export default { api, commands, imports, notifying, people, settings, status }
