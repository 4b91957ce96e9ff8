-- As V1_1 does for the tables of V1.
alter table answered_request
  alter column book type text collate "C",
  alter column idempotency_key type text collate "C",
  alter column request type text collate "C";
