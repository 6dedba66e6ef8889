-- What could do harm about a file that a person uploads: it goes along to the message.
alter table uploads add column danger text;
