-- As V1_1 does for the tables of V1.
alter table audited_stream
  alter column branch_id type text collate "C",
  alter column stream_id type text collate "C";
alter table audited_sum
  alter column book type text collate "C",
  alter column account type text collate "C";
