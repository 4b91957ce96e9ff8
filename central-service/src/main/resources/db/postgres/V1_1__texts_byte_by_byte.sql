-- Ids are compared and sorted byte by byte, as SQLite does, whatever the database was created with;
-- and no index depends on the sorting rules of an operating system that is upgraded one day.
do $$
declare
  found record;
begin
  for found in
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and data_type = 'text'
  loop
    execute format(
      'alter table %I alter column %I type text collate "C"', found.table_name, found.column_name);
  end loop;
end
$$;
