-- As V1_1 does for the tables of V1.
alter table shipment
  alter column shipment_id type text collate "C",
  alter column from_place type text collate "C",
  alter column to_place type text collate "C",
  alter column reference type text collate "C",
  alter column status type text collate "C";
alter table shipment_line
  alter column shipment_id type text collate "C";
