/*
 * The SQL that fills a database. Everything but the present moment follows from the ticket's number and the seed, so a
 * size is the same wherever it is made.
 */

import { savedViews } from './saved-views.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Sizes that follow from the number of tickets. */
export interface Size {
  tickets: number
  customers: number
  agents: number
  groups: number
}

/** One customer for ten tickets, as a busy shop has; a few of them write very often. */
export const sizeOf = (tickets: number): Size => ({
  tickets,
  customers: Math.min(100_000, Math.max(2000, tickets / 10)),
  agents: 60,
  groups: 13,
})

/** Tickets are filled in so many at a time: a transaction each. */
export const chunk = 10_000

/** Agents with a known place: the measurements sign in as them. All share the owner's password. */
// The one of the small group is new: no ticket is assigned to them. Two have thirty views of their own: one who sees all
// tickets, and one of two groups.
export const known = {
  owner: 1,
  supervisor: 2,
  ofTwoGroups: 5,
  ofSmallGroup: 6,
  withViews: 3,
  ofTwoGroupsWithViews: 8,
} as const

/** The group that hardly any ticket belongs to: 1 in 5,000. */
const smallGroup = 13

/** Draws and letters, in a schema that is dropped at the end. `{seed}` is replaced. */
export const helpers = (size: Size, seed: number): string => `
  create schema bench;
  create unlogged table bench.paragraphs (language text, side text, n int, text text, primary key (language, side, n));

  create function bench.draw(i bigint, what int) returns float8 language sql immutable parallel safe as $$
    select (hashint8extended(i, ${seed} * 1000 + what) & 4503599627370495)::float8 / 4503599627370496
  $$;

  create function bench.tickets(first bigint, last bigint) returns table (
    i bigint, id bigint, language text, customer_id bigint, group_id bigint, assignee_id bigint, unsolved boolean,
    status text, created_at timestamptz, updated_at timestamptz
  ) language sql stable as $$
    select i, 1000 + i, language, customer_id, group_id,
           case when unsolved and bench.draw(i, 1) < 0.3 then null
                else coalesce(nullif(2 + floor(${size.agents} * bench.draw(i, 2)), ${known.ofSmallGroup}), 7) end::bigint,
           unsolved,
           case when not unsolved and updated_at < now() - interval '14 days' then 'closed'
                when not unsolved then 'solved'
                when bench.draw(i, 3) < 0.25 then 'new' when bench.draw(i, 3) < 0.6 then 'open'
                when bench.draw(i, 3) < 0.9 then 'pending' else 'on_hold' end,
           created_at, updated_at
    from (
      select i, bench.draw(i, 4) < 0.05 as unsolved,
             case when bench.draw(i, 5) < 0.4 then 'en' when bench.draw(i, 5) < 0.75 then 'ru' else 'pl' end as language,
             1 + floor(${size.customers} * bench.draw(i, 6) ^ 2)::bigint as customer_id,
             case when i % 5000 = 0 then ${smallGroup} when bench.draw(i, 7) < 0.002 then null
                  else floor(${smallGroup} ^ bench.draw(i, 8)) end::bigint as group_id,
             date_trunc('second', now()) - interval '730 days' * (1 - i::float8 / ${size.tickets}) as created_at
      from generate_series(first, last) as i
    ) as drawn,
    lateral (select least(now() - interval '1 minute', created_at + interval '20 days' * bench.draw(i, 9) ^ 3)
                      as updated_at) as later
  $$;

  create function bench.letters(first bigint, last bigint) returns table (
    i bigint, k int, id bigint, ticket_id bigint, customer_id bigint, agent_id bigint, direction text, text text,
    created_at timestamptz
  ) language sql stable as $$
    select t.i, k, (t.i - 1) * 3 + k + 1, t.id, t.customer_id, coalesce(t.assignee_id, 2), d.direction,
           p.text || E'\\n\\n' || q.text || ' Ref. ' || upper(substr(md5(t.i || '/' || k), 1, 8)),
           t.created_at + (t.updated_at - t.created_at) * (k / 3.0)
    from bench.tickets(first, last) t
    cross join generate_series(0, 2) as k
    cross join lateral (select case when k = 0 then 'in' when k = 1 then 'out' when bench.draw(t.i, 10) < 0.6 then 'in'
                                    when bench.draw(t.i, 10) < 0.85 then 'out' else 'internal' end as direction) as d
    cross join lateral (select case when d.direction = 'in' then 'customer' else 'agent' end as side) as s
    join bench.paragraphs p on p.language = t.language and p.side = s.side
                           and p.n = floor(20000 * bench.draw(t.i * 3 + k, 11))::int
    join bench.paragraphs q on q.language = t.language and q.side = s.side
                           and q.n = floor(20000 * bench.draw(t.i * 3 + k, 12))::int
  $$;
`

export const paragraphsIn = `
  insert into bench.paragraphs (language, side, n, text)
  select * from unnest($1::text[], $2::text[], $3::int[], $4::text[])
`

/** People, groups and customers, beside the owner, the group and the brand that the set-up has made. */
export const people = (size: Size): string => `
  -- So that nothing is closed by the hourly job while it is being measured.
  update settings set close_after_days = 365;
  insert into agents (id, name, email, role, state, language, password_hash)
  select 1 + n, 'Agent ' || 1 + n, 'agent' || 1 + n || '@bench.test', case when n < 4 then 'supervisor' else 'agent' end, 'active',
         (array['en', 'ru', 'pl'])[1 + n % 3], (select password_hash from agents where id = ${known.owner})
  from generate_series(1, ${size.agents}) as n;
  insert into groups (id, name) select n, 'Group ' || n from generate_series(2, ${size.groups}) as n;
  insert into group_members (group_id, agent_id)
  select case when a.id = ${known.ofSmallGroup} then ${smallGroup} else g end, a.id
  from agents a, lateral (values (1 + a.id % 12), (1 + (a.id + 3) % 12)) as of (g) where a.id > 1
  on conflict do nothing;
  insert into customers (id, name, language)
  select n, case when n % 4 > 0 then 'Customer ' || initcap(substr(md5(n::text), 1, 6)) || ' ' || n else '' end,
         (array['en', 'ru', 'pl'])[1 + n % 3]
  from generate_series(1, ${size.customers}) as n;
  insert into identities (customer_id, channel, address)
  select n, 'mail', 'customer' || n || '@bench.test' from generate_series(1, ${size.customers}) as n;
  insert into fields (key, type, name, choices, position)
  select key, type, initcap(key), choices::jsonb, position
  from (values ('cause', 'choice', '[{"key":"wear","name":"Wear"},{"key":"fall","name":"A fall"},{"key":"water","name":"Water"}]', 1),
               ('cost', 'number', '[]', 2), ('due', 'date', '[]', 3)) as f (key, type, choices, position);
  insert into views (name, filter, sort, columns, owner_id, shared_with)
  select name, filter, '-updated', array['number', 'subject', 'customer', 'updated'], owner, 'me'
  from json_each(${literal(JSON.stringify(savedViews))}) as v (name, filter),
       unnest(array[${known.withViews}, ${known.ofTwoGroupsWithViews}]) as owner;
`

/** Statements that fill in the tickets `$1` to `$2` with all that belongs to them. */
export const ticketsWithAll = [
  `insert into messages (id, ticket_id, kind, direction, author_kind, author_id, channel, external_id, text, html,
                         from_address, to_addresses, delivery, created_at)
   select id, ticket_id, case direction when 'internal' then 'note' else 'public' end, direction,
          case direction when 'in' then 'customer' else 'agent' end,
          case direction when 'in' then customer_id else agent_id end, 'mail',
          case when direction <> 'internal' then '<' || lpad(id::text, 9, '0') || '@bench.test>' end, text,
          case when direction <> 'in' then '<p>' || replace(text, E'\\n\\n', '</p><p>') || '</p>' end,
          case direction when 'in' then 'customer' || customer_id || '@bench.test' end,
          case direction when 'out' then array['customer' || customer_id || '@bench.test'] else '{}' end,
          case direction when 'out' then jsonb_build_object('state', 'sent', 'attempts', 1, 'error', null,
                                                            'nextAt', null, 'sentAt', created_at) end,
          created_at
   from bench.letters($1, $2) order by id`,

  `insert into tickets (id, version, subject, status, priority, channel, language, tags, brand_id, group_id, assignee_id,
                        customer_id, mailbox_id, excerpt, last_from, waiting_since, created_at, updated_at, solved_at, closed_at,
                        kind, custom, snoozed_at, snoozed_until, deleted_at)
   select t.id, 3, split_part(f.text, '.', 1), t.status,
          (array['normal', 'normal', 'normal', 'low', 'high', 'urgent'])[1 + t.i % 6], 'mail', t.language,
          case when t.i % 3 = 0 then array['tag' || floor(200 ^ bench.draw(t.i, 13))] else '{}' end,
          1, t.group_id, t.assignee_id, t.customer_id, 1, left(replace(l.text, E'\\n', ' '), 200),
          case l.direction when 'in' then 'customer' else 'agent' end,
          case when t.unsolved and l.direction = 'in' then t.updated_at end, t.created_at, t.updated_at,
          case when not t.unsolved then t.updated_at end, case t.status when 'closed' then t.updated_at end,
          case when t.i % 100 = 1 then 'complaint' else 'unsorted' end,
          case when bench.draw(t.i, 14) < 0.12 then jsonb_build_object(
            'cause', (array['wear', 'wear', 'wear', 'fall', 'fall', 'water'])[1 + t.i % 6],
            'cost', floor(500 * bench.draw(t.i, 15) ^ 3),
            'due', to_char(t.created_at + interval '14 days', 'YYYY-MM-DD')) else '{}' end,
          case when t.unsolved and bench.draw(t.i, 16) < 0.03 then t.updated_at end,
          case when t.unsolved and bench.draw(t.i, 16) < 0.03 then now() + interval '365 days' end,
          -- Long enough to be measured for a while before the purge comes for them.
          case when bench.draw(t.i, 17) < 0.002 then now() - interval '5 days' * bench.draw(t.i, 18) end
   from bench.tickets($1, $2) t
   join messages f on f.id = (t.i - 1) * 3 + 1 join messages l on l.id = (t.i - 1) * 3 + 3`,

  `insert into participants (ticket_id, address)
   select id, 'customer' || customer_id || '@bench.test' from bench.tickets($1, $2)`,

  `insert into events (at, kind, actor_kind, actor_id, ticket_id, subject_id, data)
   select at, kind, actor_kind, actor_id, ticket_id, subject_id, data from (
     select created_at as at, 0 as place, 'ticket.created' as kind, 'customer' as actor_kind, customer_id as actor_id,
            id as ticket_id, null::bigint as subject_id, '{"channel": "mail"}'::jsonb as data
     from bench.tickets($1, $2)
     union all
     select created_at, k + 1, 'message.created', case direction when 'in' then 'customer' else 'agent' end,
            case direction when 'in' then customer_id else agent_id end, ticket_id, id,
            jsonb_build_object('kind', case direction when 'internal' then 'note' else 'public' end, 'direction', direction)
     from bench.letters($1, $2)
     union all
     select updated_at, 5 + n, 'ticket.changed', 'agent', coalesce(assignee_id, 2), id, null,
            jsonb_build_object('version', n + 1, 'changes', case n
              when 1 then jsonb_build_object('assigneeId', jsonb_build_object('from', null, 'to', assignee_id))
              else jsonb_build_object('status', jsonb_build_object('from', 'new', 'to', status)) end)
     from bench.tickets($1, $2), generate_series(1, 2) as n
   ) as all_kinds order by ticket_id, place`,

  `insert into outgoing_mails (kind, mailbox_id, ticket_id, message_id, rfc_id, from_name, from_address, to_addresses,
                               subject, text, state, attempts, sent_at, created_at)
   select 'answer', 1, ticket_id, id, '<' || lpad(id::text, 9, '0') || '@bench.test>', 'Agent (Bench)', 'support@bench.test',
          array['customer' || customer_id || '@bench.test'], 'Re: ' || split_part(text, '.', 1), text, 'sent', 1,
          created_at, created_at
   from bench.letters($1, $2) where direction = 'out'
   union all
   select 'auto_reply', 1, id, null, '<auto.' || lpad(id::text, 9, '0') || '@bench.test>', 'Bench', 'support@bench.test',
          array['customer' || customer_id || '@bench.test'], 'We have your message: ' || id,
          'Thank you. Your request has the number ' || id || '.', 'sent', 1, created_at, created_at
   from bench.tickets($1, $2)`,

  `with taken as (
     select l.*, sha256(('mail ' || id)::bytea) as hash from bench.letters($1, $2) l where direction = 'in'
   ), stored as (insert into files (sha256, size) select hash, length(text) + 2000 from taken)
   insert into inbound_mails (mailbox_id, source, sha256, sender, recipients, from_header, subject, state, attempts,
                              message_id, received_at)
   select 1, 'smtp', hash, 'customer' || customer_id || '@bench.test', array['support@bench.test'],
          'customer' || customer_id || '@bench.test', split_part(text, '.', 1), 'processed', 1, id, created_at
   from taken`,
]

/** Makes the last unsolved ticket a long one: 1,000 messages. */
export const longTicket = `
  insert into messages (ticket_id, kind, direction, author_kind, author_id, channel, text, html, created_at)
  select t.id, 'public', 'out', 'agent', 2, 'mail', l.text, '<p>' || l.text || '</p>', t.created_at + n * interval '1 second'
  from (select id, created_at from tickets where status = 'open' order by id desc limit 1) as t,
       generate_series(1, 997) as n join bench.letters(1, 1000) l on l.i = n and l.k = 1
`
