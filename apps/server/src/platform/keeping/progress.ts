/** What is being done: its rows and files are counted, the other stages have no measure. */
export type Stage = 'rows' | 'files' | 'checking' | 'loading' | 'verifying' | Importing

/** Imports are counted in bytes while they are read, then in customers and tickets; so are exports. */
type Importing = 'importing' | 'bringing' | 'exporting'

/**
 * Hears how far it has come, in rows or in bytes. It may throw: then the work ends as after any other failure, which
 * is how Ctrl-C stops it.
 */
export type Progress = (stage: Stage, done: number, total: number) => void
export const silent: Progress = () => {}
