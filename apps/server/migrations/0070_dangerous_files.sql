-- What could do harm about a file that came in, as far as it can be seen from outside; null: nothing, or nobody has looked.
alter table attachments add column danger text;
