-- One SQL for SQLite and PostgreSQL. Times are milliseconds since 1970, UTC.

-- A product that a branch sold before anybody listed it is kept with listed = false.
create table product (
  product_id  bigint  not null primary key,
  name        text    not null,
  price_cents bigint  not null,
  listed      boolean not null
);

-- One book per branch, and some of central's own ('central', 'central:<label>'; own = true).
-- Whoever posts to a book first takes its row; head_* is null until its first line is posted.
create table branch (
  branch_id                text    not null primary key,
  canonical_id             text    not null unique,
  own                      boolean not null,
  head_stream_id           text,
  head_seq                 bigint,
  head_hash                bytea,
  first_seen_at            bigint  not null,
  last_seen_at             bigint  not null,
  report_received_at       bigint,
  report_stream_id         text,
  report_last_seq          bigint,
  report_head_hash         bytea,
  report_stock_digest      text,
  report_oldest_pending_at bigint,
  report_breaker           text,
  report_catalog_epoch     text,
  report_catalog_version   bigint,
  report_sent_at           bigint,
  report_instance_id       text,
  report_app_version       text
);

-- The streams of a book in the order in which they were accepted; all but the last are sealed.
create table stream (
  branch_id            text   not null,
  stream_id            text   not null,
  ordinal              bigint not null,
  opened_by            text   not null,
  opened_at            bigint not null,
  high_water_stream_id text,
  high_water_seq       bigint,
  primary key (branch_id, stream_id),
  unique (branch_id, ordinal)
);

-- The lines as received, byte for byte. Only POSTED lines have accounts and count.
create table ledger_line (
  branch_id        text   not null,
  stream_id        text   not null,
  seq              bigint not null,
  hash             bytea  not null,
  line             bytea  not null,
  status           text   not null,
  reason           text,
  kind             text,
  product_id       bigint,
  units            bigint,
  from_account     text,
  to_account       text,
  sale_id          text,
  origin_stream_id text,
  origin_seq       bigint,
  origin_hash      bytea,
  posted_at        bigint not null,
  primary key (branch_id, stream_id, seq)
);

create index ledger_line_origin on ledger_line (branch_id, origin_stream_id, origin_seq)
  where origin_stream_id is not null;
create index ledger_line_quarantined on ledger_line (branch_id, stream_id, seq)
  where status = 'QUARANTINED';
create index ledger_line_notified on ledger_line (branch_id, sale_id)
  where kind = 'NOTIFIED';

-- Units per account, written by one book each, so that books never wait for each other.
create table balance (
  book          text   not null,
  account_type  text   not null,
  account_place text   not null,
  product_id    bigint not null,
  units         bigint not null,
  primary key (book, account_type, account_place, product_id)
);

-- What a person should see and cannot be derived from the lines.
create table discrepancy (
  branch_id text   not null,
  kind      text   not null,
  subject   text   not null,
  detail    text   not null,
  first_at  bigint not null,
  last_at   bigint not null,
  times     bigint not null,
  primary key (branch_id, kind, subject)
);
