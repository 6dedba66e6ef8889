-- Where a mail belongs, and whom mail does not reach ---------------------------------------------------------------------

alter table messages
  add column also_to text[] not null default '{}';   -- our other mailboxes that the same mail came to

-- Messages that a mail refers to and that have not come yet: the one that overtook them waits for them here.
create table awaited_messages (
  channel     text not null,
  external_id text not null,
  ticket_id   bigint not null references tickets on delete cascade,
  awaited_at  timestamptz(3) not null default now(),
  primary key (channel, external_id, ticket_id)
);
create index awaited_messages_by_age on awaited_messages (awaited_at);
create index awaited_messages_of_ticket on awaited_messages (ticket_id);
create index mail_endings_by_age on mail_endings (seen_at);

-- An address that mail came back from. A mail from it, or somebody who knows better, makes it good again.
alter table identities
  add column bounced_at    timestamptz(3),
  add column bounce_status text,                      -- RFC 3463, or the SMTP code
  add column bounce_reason text,
  add constraint bounces_have_reasons check ((bounced_at is null) = (bounce_reason is null));
