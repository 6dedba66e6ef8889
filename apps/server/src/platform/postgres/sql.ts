import type { Db } from './db.ts'

/**
 * A statement, or a piece of one: sql`select … where id = ${id} and ${piece}`. Whatever is put in is a parameter, unless
 * it is a piece itself. Row is what its rows look like, with the columns' names in camelCase.
 */
export class Sql<Row = unknown> {
  readonly #texts: readonly string[]
  readonly #parts: readonly unknown[]

  constructor(texts: readonly string[], parts: readonly unknown[]) {
    this.#texts = texts
    this.#parts = parts
  }

  /** Runs it. Through a transaction it is part of that; else a connection is borrowed for it. */
  execute(db: Db): Promise<{ rows: Row[] }> {
    const { text, values } = this.written()
    return db.run(text, values) as Promise<{ rows: Row[] }>
  }

  /** As PostgreSQL gets it: parameters as $1, $2 … */
  written(): Written {
    const all: Written = { text: '', values: [] }
    this.#writeTo(all)
    return all
  }

  #writeTo(all: Written): void {
    all.text += this.#texts[0]
    for (let i = 0; i < this.#parts.length; i++) {
      const part = this.#parts[i]
      if (part instanceof Sql) part.#writeTo(all)
      else all.text += `$${all.values.push(part)}`
      all.text += this.#texts[i + 1]
    }
  }
}

export interface Written {
  text: string
  values: unknown[]
}

const tag = <Row = unknown>(texts: TemplateStringsArray, ...parts: unknown[]): Sql<Row> =>
  new Sql<Row>(texts, parts)

export const sql = Object.assign(tag, {
  /** Text as it stands, never a stranger's. */
  raw: <Row = unknown>(text: string): Sql<Row> => new Sql<Row>([text], []),
  /** Values or pieces, with commas between them or what is given. */
  join(parts: readonly unknown[], between: Sql = comma): Sql {
    const all = parts.flatMap((part, i) => (i === 0 ? [part] : [between, part]))
    return new Sql(['', ...all.map(() => '')], all)
  },
})

const comma = new Sql([', '], [])
