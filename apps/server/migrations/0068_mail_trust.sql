-- Who spoke SMTP with us, to check the sender by (RFC 7208); null for what was fetched.
alter table inbound_mails add column peer inet, add column helo text;

-- What came of checking the sender of a mail; null: nobody has looked.
alter table messages add column trust jsonb;

-- The name by which a mailbox's own server signs its Authentication-Results (RFC 8601); only those are believed.
alter table mailboxes add column authserv_id text;

-- Keys that outgoing mail is signed with (RFC 6376). The private one is sealed.
create table dkim_keys (
  id bigint generated always as identity primary key,
  domain text not null,
  selector text not null,
  public_key text not null,
  private_key text not null,
  state text not null check (state in ('waiting', 'signing', 'retired')),
  problem text,
  found text,
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  created_by bigint references agents,
  signing_since timestamptz,
  retired_at timestamptz,
  unique (domain, selector)
);
-- One key of a domain signs.
create unique index dkim_keys_signing on dkim_keys (domain) where state = 'signing';
