/*
 * The numbers of transactions (`xact`) that the event log is ordered by mean nothing in another cluster. A fresh one
 * counts from about 750, and readers take only what is below the oldest transaction that still runs there: an event
 * that kept the 48,000,000 of its old home would be unreadable until the new one had come as far.
 *
 * So a copy does not hold these numbers but the order that they stand for. Walking through the log by (xact, id), the
 * place goes up by one wherever the id goes down. Ordered by (place, id) the events then stand exactly as they did,
 * and there are as many places as writers have overtaken each other, plus one: 1 for most logs, never more than there
 * are events. Copied again, places come out the same, so that a copy and its original can be compared row by row.
 *
 * A place is written as the event's xact. All of them are in the past of the new cluster, for that is wound forward
 * beforehand if need be (`winding.ts`), and what it writes itself comes after them.
 */

const turned = 'id < lag(id) over (order by xact, id) as turned'

/** The events of the log in their order, `xact` being their place. */
export function eventPlaces(columns: string[]): string {
  const shown = columns.map((column) => (column === '"xact"' ? 'place' : column)).join(', ')
  return `
    select ${shown} from (
      select *, 1 + count(*) filter (where turned) over (order by xact, id rows unbounded preceding) as place
      from (select *, ${turned} from events) e
    ) e order by xact, id`
}

/** Where each reader stands: at the last event that it has read, with the xact that this event gets. */
export function readerPlaces(columns: string[]): string {
  const shown: Record<string, string> = {
    '"xact"': `
      case when last.id is null then 0 else
        (select 1 + count(*) filter (where turned)
         from (select ${turned} from events e where (e.xact, e.id) <= (r.xact, r.id)) e)
      end`,
    '"id"': 'coalesce(last.id, 0)',
  }
  return `
    select ${columns.map((column) => shown[column] ?? `r.${column}`).join(', ')}
    from event_readers r
    left join lateral (
      select e.id from events e where (e.xact, e.id) <= (r.xact, r.id) order by e.xact desc, e.id desc limit 1
    ) last on true
    order by r.name collate "C"`
}

/** The highest place that there is. */
export const highestPlace = `select 1 + count(*) filter (where turned) from (select ${turned} from events) e`
