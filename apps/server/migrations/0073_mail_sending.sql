-- How much a mailbox may send: its provider closes accounts that send more. A slot is the time at which one mail leaves,
-- in the past or to come; whoever finds all slots taken gets the next one, so nothing is asked twice.
alter table mailboxes
  add column limit_minute integer check (limit_minute > 0),
  add column limit_hour   integer check (limit_hour > 0),
  add column limit_day    integer check (limit_day > 0);
create table mailbox_slots (
  mailbox_id bigint not null references mailboxes on delete cascade,
  at         timestamptz(3) not null
);
create index mailbox_slots_newest on mailbox_slots (mailbox_id, at desc);
-- When a queued mail may leave, where it has to wait for it.
alter table outgoing_mails add column slot_at timestamptz(3);

-- Other addresses of a mailbox. Answers of tickets of the group go out from its address.
create table mailbox_aliases (
  mailbox_id bigint not null references mailboxes on delete cascade,
  address    text not null,
  name       text not null default '',
  group_id   bigint references groups on delete set null
);
create unique index mailbox_aliases_address on mailbox_aliases (lower(address));
create index mailbox_aliases_of on mailbox_aliases (mailbox_id);

-- Confirmations by the customer's language, inside and outside working hours.
alter table brands
  add column reply_calendar_id bigint references calendars on delete set null,
  add column replies jsonb not null
    default '{"open": {"en": "", "ru": "", "pl": ""}, "closed": {"en": "", "ru": "", "pl": ""}}';
