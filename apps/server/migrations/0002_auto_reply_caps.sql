-- Before each automatic answer those of the last hours to the same address are counted.
create index outgoing_mails_auto_replies on outgoing_mails (lower(to_addresses[1]), created_at) where kind = 'auto_reply';
