-- By which signatures a content was found clean, and when: an older verdict is asked for anew when they have changed.
alter table files
  add column scan_version text,
  add column scanned_at   timestamptz(3);

-- What the scanner called itself, with the age of its signatures, when it was last asked.
alter table file_scanning add column version text;
