-- Whose process died keeps nobody else from a key: it is held only as long as the process says that it works on it.
alter table idempotency_keys add leased_until timestamptz(3) not null default now();

-- What imports left behind before their files were swept. A content that something else refers to stays.
insert into forgotten_files (sha256)
select f.sha256 from files f
where not exists (select from import_files i where i.sha256 = f.sha256)
  and not exists (select from attachments a where a.sha256 = f.sha256)
  and not exists (select from uploads u where u.sha256 = f.sha256)
  and not exists (select from inbound_mails m where m.sha256 = f.sha256)
on conflict do nothing;
