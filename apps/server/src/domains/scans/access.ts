import { sql } from '../../platform/postgres/db.ts'

/** What keeps a row `f` of files from being handed out, as the contract's `Scan`; null: nothing. As `standingOf` says. */
export const scanOf = sql`
  case when f.scan = 'infected' or ((select active from file_scanning) and f.scan is distinct from 'clean')
       then json_build_object('state', coalesce(f.scan, 'waiting'), 'what', f.scan_found) end
`
