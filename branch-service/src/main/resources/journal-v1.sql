-- The journal of one branch, version 1. Line seq of a stream stands at position first_position + seq.
create table stream (
  ordinal        integer primary key,
  stream_id      text    not null unique,
  first_position integer not null,
  base_stream_id text,
  base_seq       integer,
  base_hash      blob,
  acked_seq      integer not null default -1
);
create table line (
  position integer primary key,
  hash     blob not null,
  line     blob not null
);
-- The stock on which a stream stands.
create table base_balance (
  ordinal    integer not null,
  product_id integer not null,
  units      integer not null,
  primary key (ordinal, product_id)
) without rowid;
-- The stock after the last line.
create table balance (
  product_id integer primary key,
  units      integer not null
);
-- Where the first line of a sale stands now that healing wrote it again. Others stand where their id says.
create table moved_sale (
  sale_id  blob primary key,
  position integer not null
) without rowid;
-- Units of a sale that came back so far. A line that healing writes again is in here already.
create table returned (
  sale_id    blob    not null,
  product_id integer not null,
  units      integer not null,
  primary key (sale_id, product_id)
) without rowid;
create table request_key (
  request_key text primary key,
  position    integer not null
) without rowid;
-- Lines that dispatched or received something, by shipment; a line that healing wrote again stands here twice.
create table shipment_line (
  position    integer primary key,
  shipment_id text not null
);
create index shipment_line_of_shipment on shipment_line (shipment_id);
-- What central said last of the open shipments from and to this shop, and the line up to which it knew us then.
create table announced (
  one       integer primary key check (one = 1),
  position  integer not null,
  shipments blob    not null
);
create table catalog (
  epoch   text    not null,
  version integer not null
);
create table product (
  product_id       integer primary key,
  name             text    not null,
  unit_price_cents integer not null,
  next_price_cents integer,
  next_from        integer, -- milliseconds since 1970, UTC
  retired          integer not null
);
-- What central told of other branches. A product that is not on a complete shelf is not there.
create table neighbour (
  branch_id text    primary key,
  cursor    text    not null,
  as_of     integer not null,
  complete  integer not null
) without rowid;
create table neighbour_stock (
  branch_id  text    not null,
  product_id integer not null,
  units      integer not null,
  primary key (branch_id, product_id)
) without rowid;
pragma user_version = 1;
