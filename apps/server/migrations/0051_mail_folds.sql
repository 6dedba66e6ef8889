-- What of a mail is somebody else's words or stands below each of them: shown folded ------------------------------------

alter table messages
  add column folds jsonb;                  -- [{kind, from, to}] in characters of its text; null: nobody has looked

-- How a sender's last mail ended: what his next one ends with, too, is his signature.
create table mail_endings (
  address text primary key,
  lines   text[] not null,
  seen_at timestamptz(3) not null default now()
);
