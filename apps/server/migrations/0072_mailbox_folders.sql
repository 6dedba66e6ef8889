-- A mailbox is fetched from several folders, each with its own numbers; what is done with a mail that is here; what is
-- wrong with it, since when, and when it is tried next; and mails of the past that somebody had brought in.
create table mailbox_folders (
  mailbox_id   bigint not null references mailboxes on delete cascade,
  path         text not null,
  -- Where fetching stands. Another UIDVALIDITY means that the server has numbered its mails anew.
  uid_validity bigint,
  last_uid     bigint not null default 0,
  fetched_at   timestamptz(3),
  primary key (mailbox_id, path)
);
insert into mailbox_folders (mailbox_id, path, uid_validity, last_uid, fetched_at)
select id, 'INBOX', uid_validity, last_uid, last_fetch_at from mailboxes where imap is not null;

alter table mailboxes
  drop column uid_validity,
  drop column last_uid,
  add column after_fetch text not null default 'leave' check (after_fetch in ('leave', 'read', 'flag', 'move')),
  add column move_to text not null default '',
  add column problem text,
  add column state_since timestamptz(3) not null default now(),
  add column next_attempt_at timestamptz(3);

create table mailbox_pasts (
  mailbox_id   bigint primary key references mailboxes on delete cascade,
  since        date not null,
  becomes      text not null check (becomes in ('solved', 'open')),
  state        text not null check (state in ('running', 'done', 'stopped')),
  total        integer,                    -- null: not counted yet
  done         integer not null default 0,
  -- The folder it has come to, and how far in it.
  path         text,
  uid_validity bigint,
  last_uid     bigint not null default 0,
  begun_at     timestamptz(3) not null default now(),
  ended_at     timestamptz(3)
);

-- Set: the mail is of the past. It makes a ticket in this state, with its own time, and nobody is told of it.
alter table inbound_mails add column past text check (past in ('solved', 'open'));
