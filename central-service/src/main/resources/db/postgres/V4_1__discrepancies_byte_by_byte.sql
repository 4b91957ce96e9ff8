-- As V1_1 does for the tables of V1.
alter table discrepancy
  alter column discrepancy_id type text collate "C",
  alter column status type text collate "C",
  alter column reason type text collate "C";
