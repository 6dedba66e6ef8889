-- What `npm start -- --demo` has made: the one row says that it is there, the others which rows are its own.
create table demo (
  id            boolean primary key default true check (id),
  owner_id      bigint not null,
  password_hash text not null,              -- as it was made: an owner who has chosen another password keeps it to himself
  made_at       timestamptz(3) not null default now()
);

create table demo_rows (
  kind   text not null check (kind in ('ticket', 'customer', 'agent')),
  row_id bigint not null,
  primary key (kind, row_id)
);
