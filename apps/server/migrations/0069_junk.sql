-- Junk is a deletion with a reason: `deleted_at` keeps such tickets out of queues, clocks and lists.
alter table tickets
  add column junk_at timestamptz(3),
  add column junk_why text,
  -- Taken out of the junk: it counts as having come then.
  add column released_at timestamptz(3),
  add constraint tickets_junk check (junk_at is null or deleted_at is not null);
create index tickets_junk_at on tickets (junk_at) where junk_at is not null;

-- Whose mail is never or always junk: an address, or a domain with all below it (`@example.com`).
create table sender_lists (
  id bigint generated always as identity primary key,
  list text not null check (list in ('allow', 'block')),
  entry text not null unique,
  created_at timestamptz(3) not null default now(),
  created_by bigint references agents
);

alter table settings
  add column junk_score numeric not null default 8 check (junk_score between 1 and 100),
  add column junk_days integer not null default 30 check (junk_days between 1 and 365);
