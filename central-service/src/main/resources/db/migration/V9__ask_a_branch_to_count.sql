-- A discrepancy about a branch's stock can be put right by the branch only: it is asked to count.
alter table discrepancy add column requested_at bigint;

create index discrepancy_requested on discrepancy (branch_id) where status = 'requested';
