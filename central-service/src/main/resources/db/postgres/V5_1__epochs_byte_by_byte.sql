-- As V1_1 does for the tables of V1.
alter table catalog_state alter column epoch type text collate "C";
