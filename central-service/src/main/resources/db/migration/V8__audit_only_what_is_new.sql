-- How far the audit has counted a stream and found it right: the next one begins behind it.
create table audited_stream (
  branch_id text   not null,
  stream_id text   not null,
  seq       bigint not null,
  lines     bigint not null,
  posted    bigint not null,
  primary key (branch_id, stream_id)
);

-- The sums of the lines that were counted, book by book.
create table audited_sum (
  book       text   not null,
  account    text   not null,
  product_id bigint not null,
  units      bigint not null,
  primary key (book, account, product_id)
);
