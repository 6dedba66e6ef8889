-- The processes of this installation, for whoever watches: a row each, renewed by a heartbeat. Nothing of it is history,
-- so it is unlogged: after a crash of the database each says anew that it lives.
create unlogged table processes (
  id         uuid primary key,
  roles      text[] not null,
  host       text not null,
  pid        integer not null,
  version    text not null,
  -- Tells whether two processes have the same key, and nothing else of it.
  key_mark   text not null,
  memory     bigint not null,
  disk_free  bigint not null,              -- of the disk with this process's data folder
  disk_total bigint not null,
  started_at timestamptz(3) not null,
  seen_at    timestamptz(3) not null default now()
);

-- How the backups by schedule went: what lies in a folder of one machine, another cannot see.
create table last_backup (
  id           boolean primary key default true check (id),
  succeeded_at timestamptz(3),
  bytes        bigint,
  failed_at    timestamptz(3),             -- null when the newest one succeeded
  error        text
);
