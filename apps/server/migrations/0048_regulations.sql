-- Regulations (R6): pages "who does what, whom to ask", shown beside the tickets that meet their conditions.
create table regulations (
  id          bigint generated always as identity primary key,
  version     integer     not null default 1,
  title       text        not null check (title <> ''),
  html        text        not null,
  text        text        not null,
  filter      jsonb       not null default '[]',
  owner_id    bigint      not null references agents,
  review_on   date,
  -- The review date that its owner was reminded of: of each one once.
  reminded_of date,
  archived_at timestamptz,
  updated_at  timestamptz not null default now()
);
create table regulation_versions (
  regulation_id bigint      not null references regulations on delete cascade,
  version       integer     not null,
  title         text        not null,
  html          text        not null,
  filter        jsonb       not null,
  owner_id      bigint      not null references agents,
  review_on     date,
  archived      boolean     not null,
  by_id         bigint      references agents,
  at            timestamptz not null default now(),
  primary key (regulation_id, version)
);
