-- Signing in to mail servers by OAuth 2: who we are at a provider, what it has granted for a mailbox, and sign-ins that
-- are under way in a browser. Tokens, secrets and verifiers are sealed with the installation's key.
create table mail_providers (
  provider      text primary key check (provider in ('google', 'microsoft', 'other')),
  client_id     text not null,
  client_secret text not null default '',  -- empty: a public client
  tenant        text not null default '',  -- microsoft: empty means accounts of all organisations
  authorize_url text not null default '',  -- these three: other
  token_url     text not null default '',
  scope         text not null default ''
);

create table mail_grants (
  mailbox_id    bigint primary key references mailboxes on delete cascade,
  provider      text not null check (provider in ('google', 'microsoft', 'other')),
  access_token  text not null,
  refresh_token text not null,
  expires_at    timestamptz(3) not null,
  granted_at    timestamptz(3) not null default now(),
  -- The provider takes the refresh token no more; somebody has to sign in again.
  ended_at      timestamptz(3)
);

create table mail_sign_ins (
  state_hash bytea primary key,
  -- Only the browser that began may finish.
  session_id bigint not null references sessions on delete cascade,
  mailbox_id bigint not null references mailboxes on delete cascade,
  provider   text not null check (provider in ('google', 'microsoft', 'other')),
  verifier   text not null,
  begun_at   timestamptz(3) not null default now()
);

alter table mailboxes
  add column sign_in text not null default 'password' check (sign_in in ('password', 'google', 'microsoft', 'other')),
  drop constraint mailboxes_state_check,
  add constraint mailboxes_state_check check (state in ('listening', 'connecting', 'connected', 'failing', 'signed_out'));
