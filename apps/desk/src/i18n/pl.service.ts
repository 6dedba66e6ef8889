import fieldSettings from '@podpora/texts/pl/fieldSettings.json'
import levelSettings from '@podpora/texts/pl/levelSettings.json'
import lineSettings from '@podpora/texts/pl/lineSettings.json'

/** See en.service.ts. */
export default { fieldSettings, levelSettings, lineSettings }
