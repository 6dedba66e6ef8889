-- What was brought in needs its file no longer: its content goes a week after the end, its name stays with the import.
alter table import_files alter column sha256 drop not null;
