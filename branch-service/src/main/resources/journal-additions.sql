-- What came after version 1 and an earlier program can leave alone: made at a start if it is not there.
-- Requests that were done and had nothing to write.
create table if not exists done_without_line (
  request_key text primary key,
  digest      text not null
) without rowid;
