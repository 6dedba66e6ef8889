import { escaped, type PublicPage } from '../../platform/http/pages.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { firstBrand } from './access.ts'

/** A public page that says one thing to a visitor of whom nothing is known: in the language of the first brand. */
export async function noticePage(
  db: Db,
  say: (t: Texts) => { title: string; text: string },
): Promise<PublicPage> {
  const { name, language } = await firstBrand(db)
  const { title, text } = say(textsIn(language))
  return { language, brand: name, title, body: `<p>${escaped(text)}</p>` }
}
