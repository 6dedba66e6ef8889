import type { Db } from '../../platform/postgres/db.ts'
import { selectProblems } from './queries.ts'

/** What was not as it should be, as a table for a spreadsheet: UTF-8 with a mark, by which Excel knows it. */
export async function* reportOf(db: Db, importId: number): AsyncGenerator<string> {
  yield '\ufeffplace,skipped,code,detail\r\n'
  for (let after = 0; ; ) {
    const page = await selectProblems(db, importId, after, 1000)
    yield page
      .map(
        ({ place, skipped, code, detail }) =>
          `${[place, String(skipped), code, detail].map(cell).join(',')}\r\n`,
      )
      .join('')
    const last = page.at(-1)
    if (page.length < 1000 || !last) return
    after = last.id
  }
}

/** In quotes; what a spreadsheet would take for a formula is made text. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`
