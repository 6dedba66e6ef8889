-- Support is not implementation (R14). A ticket with `project_at` is a project; its parts are tickets of their own with
-- `part_of_id`. A part with numbers in `waits_for` can't be begun: the parts of these numbers are not done yet.
alter table tickets
  add column project_at   timestamptz(3),
  add column parts_done   integer not null default 0,
  add column parts_total  integer not null default 0,
  add column part_of_id   bigint references tickets,
  add column part_number  integer,
  add column waits_for    integer[] not null default '{}',
  add column ready_at     timestamptz(3);
create index tickets_projects on tickets (updated_at desc, id desc) where project_at is not null;
create index tickets_parts on tickets (updated_at desc, id desc) where part_of_id is not null;
create index tickets_of_project on tickets (part_of_id) where part_of_id is not null;
create index tickets_held on tickets (id) where waits_for <> '{}';
alter table intake_rules add column project boolean not null default false;

-- Stays where a ticket has become an ordinary one again: a customer is asked for a brief once.
create table projects (
  ticket_id         bigint primary key references tickets on delete cascade,
  started_by        text not null check (started_by in ('agent', 'rule')),
  brief_asked_at    timestamptz(3),
  brief_message_id  bigint references messages on delete set null,
  brief_received_at timestamptz(3)
);
create index projects_of_message on projects (brief_message_id) where brief_message_id is not null;

create table project_parts (
  ticket_id  bigint primary key references tickets on delete cascade,
  -- The customer sees its title and its state.
  shown      boolean not null,
  -- Not needed any more: solved, and counted nowhere.
  dropped_at timestamptz(3)
);
create table part_needs (
  part_id  bigint not null references project_parts on delete cascade,
  needs_id bigint not null references project_parts on delete cascade,
  primary key (part_id, needs_id),
  check (part_id <> needs_id)
);
create index part_needs_needed on part_needs (needs_id);

create table project_settings (
  brand_id      bigint primary key references brands on delete cascade,
  version       integer not null default 1,
  progress_link boolean not null,
  -- By language; empty: the ready one.
  brief         jsonb not null
);
