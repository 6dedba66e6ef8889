import fieldSettings from '@podpora/texts/en/fieldSettings.json'
import levelSettings from '@podpora/texts/en/levelSettings.json'
import lineSettings from '@podpora/texts/en/lineSettings.json'

/** The words of the settings about lines, promises and fields. */
export default { fieldSettings, levelSettings, lineSettings }
