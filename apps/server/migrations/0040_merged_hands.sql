-- Whoever followed a merged ticket, or was writing on it, does so at its target; what undoing the merge takes back -----

alter table ticket_merges
  add column followers bigint[] not null default '{}',   -- agents whom the target had not
  add column drafts    uuid[] not null default '{}';     -- of unsent messages that went along whole
