-- Says which rules these are wherever they are kept worked out: a number may be given again, to other rules, after a change that
-- was given up.
alter table calendar_versions add column mark uuid not null default gen_random_uuid();
