-- What is written and not sent, on whichever device: one answer and one note of a person a ticket.
create table drafts (
  agent_id   bigint not null references agents on delete cascade,
  ticket_id  bigint not null references tickets on delete cascade,
  kind       text not null check (kind in ('public', 'note')),
  client_id  uuid not null,                -- of the message to be
  html       text not null,
  cc         text[] not null default '{}',
  mentions   bigint[] not null default '{}',
  uploads    uuid[] not null default '{}',
  seen       bigint not null default 0,    -- the last public message that was there when the writing began
  revision   integer not null,
  updated_at timestamptz(3) not null default now(),
  primary key (agent_id, ticket_id, kind)
);
create index drafts_of_ticket on drafts (ticket_id);

-- Who is at a ticket right now, a row an open window. Not history: unlogged, and each row ends by itself.
create unlogged table presence (
  connection uuid primary key,
  agent_id   bigint not null,
  ticket_id  bigint not null,
  state      text not null check (state in ('reading', 'writing')),
  kind       text check (kind in ('public', 'note')),
  ends_at    timestamptz not null
);
create index presence_of_ticket on presence (ticket_id);
