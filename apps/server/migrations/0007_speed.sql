-- Customers by a part of a name or of an address. Where the server has no pg_trgm, or does not allow it, the same is found
-- by reading all of them.
do $$
begin
  create extension if not exists pg_trgm;
  create index customers_name_parts on customers using gin (name gin_trgm_ops);
  create index identities_address_parts on identities using gin (address gin_trgm_ops);
exception
  when feature_not_supported or undefined_file or insufficient_privilege or undefined_object then null;
end
$$;

-- What is written waits in no list that each search would read from end to end: of a rare word that was most of the work.
alter index search_tickets_words set (fastupdate = off);
alter index search_customers_words set (fastupdate = off);
select gin_clean_pending_list('search_tickets_words'), gin_clean_pending_list('search_customers_words');
