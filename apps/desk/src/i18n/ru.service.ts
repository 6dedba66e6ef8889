import fieldSettings from '@podpora/texts/ru/fieldSettings.json'
import levelSettings from '@podpora/texts/ru/levelSettings.json'
import lineSettings from '@podpora/texts/ru/lineSettings.json'

/** See en.service.ts. */
export default { fieldSettings, levelSettings, lineSettings }
