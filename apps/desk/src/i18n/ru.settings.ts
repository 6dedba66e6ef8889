import api from '@podpora/texts/ru/api.json'
import mail from '@podpora/texts/ru/mail.json'
import people from '@podpora/texts/ru/people.json'
import settings from '@podpora/texts/ru/settings.json'
import status from '@podpora/texts/ru/status.json'

/** See en.settings.ts. */
export default {
  api,
  mail,
  people,
  settings,
  status,
}
