-- What central answered to a request that came with an Idempotency-Key, in the transaction that did
-- what was asked; the same request is answered with it again.
create table answered_request (
  book            text   not null,
  idempotency_key text   not null,
  request         text   not null,
  answer          bytea  not null,
  answered_at     bigint not null,
  primary key (book, idempotency_key)
);
