-- What a virus scanner says of each content: null (nobody has asked), waiting, clean, infected, failed.
alter table files
  add column scan       text check (scan in ('waiting', 'clean', 'infected', 'failed')),
  add column scan_found text,                       -- what was found, or why it could not be scanned
  add column scan_tries integer not null default 0,
  add column scan_due   timestamptz(3);             -- when it is scanned (again); while somebody does: when he is given up
create index files_to_scan on files (scan_due) where scan in ('waiting', 'failed');
create index files_infected on files (put_at) where scan = 'infected';

-- One row. `active`: files are scanned, so one that nobody has asked about waits. `swept_to`: attachments from before are
-- brought in from the newest to the oldest, and this one was the last.
create table file_scanning (
  id       boolean primary key default true check (id),
  active   boolean not null default false,
  swept_to bigint
);
insert into file_scanning default values;
