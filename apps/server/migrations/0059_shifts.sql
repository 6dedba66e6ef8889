-- When somebody is on shift: the hours of a calendar. Null: whenever they are at the desk.
alter table agent_routing add column calendar_id bigint references calendars;
