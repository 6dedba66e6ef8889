-- Set aside until a time or an event; woken, it is marked until somebody does something with it.
-- Merged: its messages stand in another ticket. Deleted: out of sight, and purged some weeks later.
alter table tickets
  add snoozed_at     timestamptz(3),
  add snoozed_until  timestamptz(3),            -- null: until an event only
  add snoozed_on     text[] not null default '{}',
  add snoozed_by     bigint references agents,
  add woken_at       timestamptz(3),
  add merged_into_id bigint references tickets,
  add deleted_at     timestamptz(3);
create index tickets_to_wake on tickets (snoozed_until) where snoozed_until is not null;
create index tickets_snoozed on tickets (updated_at desc, id desc) where snoozed_at is not null;
create index tickets_merged on tickets (merged_into_id) where merged_into_id is not null;
create index tickets_deleted on tickets (updated_at desc, id desc) where deleted_at is not null;
create index tickets_to_purge on tickets (deleted_at) where deleted_at is not null;

-- `from_id` is this to `to_id`; of two that are only related, the older one is `to_id`.
create table ticket_links (
  from_id    bigint not null references tickets on delete cascade,
  to_id      bigint not null references tickets on delete cascade,
  kind       text not null check (kind in ('related', 'duplicate', 'child', 'split')),
  created_at timestamptz(3) not null default now(),
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index ticket_links_to on ticket_links (to_id);
-- Two tickets have one relation, beside that of a split; a ticket has one parent.
create unique index ticket_links_pair on ticket_links (least(from_id, to_id), greatest(from_id, to_id)) where kind <> 'split';
create unique index ticket_links_parent on ticket_links (from_id) where kind = 'child';

-- What a merge has moved, as long as it can be undone.
create table ticket_merges (
  source_id     bigint primary key references tickets on delete cascade,
  target_id     bigint not null references tickets on delete cascade,
  message_ids   bigint[] not null,
  tags          text[] not null,            -- that the target had not
  participants  text[] not null,            -- likewise
  source_status text not null,
  created_at    timestamptz(3) not null default now()
);
create index ticket_merges_target on ticket_merges (target_id);

-- Purging a ticket finds what belongs to it by these.
create index tickets_previous on tickets (previous_ticket_id) where previous_ticket_id is not null;
create index outgoing_mails_of_ticket on outgoing_mails (ticket_id) where ticket_id is not null;
create index inbound_mails_of_message on inbound_mails (message_id) where message_id is not null;

-- Contents that may have lost their last name. They are swept when nothing refers to them any more and nobody has put
-- the same content lately: whoever does finds it there and does not write it again.
create table forgotten_files (
  sha256 bytea primary key
);
alter table files add put_at timestamptz(3) not null default now();
create index inbound_mails_of_file on inbound_mails (sha256);
create index uploads_of_file on uploads (sha256);
