-- A discrepancy has a name of its own and is open until a person resolves it. One that is seen again
-- is open again; reason and resolved_at then still say how it was resolved the last time.
alter table discrepancy add column discrepancy_id text not null default '';
alter table discrepancy add column status text not null default 'open';
alter table discrepancy add column reason text;
alter table discrepancy add column resolved_at bigint;

update discrepancy set discrepancy_id = 'v1-' || (
  select count(*) from discrepancy earlier
  where (earlier.first_at, earlier.branch_id, earlier.kind, earlier.subject)
     <= (discrepancy.first_at, discrepancy.branch_id, discrepancy.kind, discrepancy.subject));

create unique index discrepancy_id on discrepancy (discrepancy_id);
create index discrepancy_first_at on discrepancy (first_at, discrepancy_id);
