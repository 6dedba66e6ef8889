-- The urgent door (R26). A ticket with `urgent_at` passes all queues; a call alarms people until one accepts it.
alter table tickets add column urgent_at timestamptz;
create index tickets_urgent on tickets (urgent_at) where urgent_at is not null;
alter table intake_rules add column urgent boolean not null default false;

create table urgent_door (
  id             boolean primary key default true check (id),
  version        integer not null default 1,
  -- For mails to an urgent address: whose requests may pass. The conditions of rules ask for themselves.
  entitled       jsonb   not null default '[]',
  repeat_minutes integer not null default 5 check (repeat_minutes between 1 and 120),
  -- So often a circle is alarmed before the next one is as well.
  rounds         integer not null default 2 check (rounds between 1 and 20),
  circles        jsonb   not null default '[]',
  -- After so many misuses within a year the door is shut for a customer; 0: it never is.
  misuses        integer not null default 0 check (misuses between 0 and 100)
);
insert into urgent_door default values;

create table urgent_calls (
  id           bigint generated always as identity primary key,
  ticket_id    bigint not null references tickets on delete cascade,
  customer_id  bigint not null references customers on delete cascade,
  way          text   not null check (way in ('mailbox', 'rule', 'agent')),
  called_at    timestamptz not null default now(),
  told         integer not null default 0,
  accepted_at  timestamptz,
  accepted_by  bigint references agents,
  dismissed_at timestamptz,
  dismissed_by bigint references agents,
  -- Solved, merged or deleted before anybody accepted it.
  ended_at     timestamptz
);
create unique index urgent_calls_open on urgent_calls (ticket_id)
  where accepted_at is null and dismissed_at is null and ended_at is null;
create index urgent_calls_of_ticket on urgent_calls (ticket_id, id);
create index urgent_calls_misused on urgent_calls (customer_id, dismissed_at)
  where dismissed_at is not null and way <> 'agent';
