-- Units between two places. Written in the transaction that posts the lines, by whichever line or
-- request comes first: after a restore a receipt may come before its dispatch.
create table shipment (
  shipment_id        text   not null primary key,
  from_place         text   not null,
  to_place           text   not null,
  reference          text,
  -- When central first heard of it; all times but dispatched_at are by central's clock.
  noted_at           bigint not null,
  requested_at       bigint,
  cancelled_at       bigint,
  -- By the clock of the place that dispatched it: information only.
  dispatched_at      bigint,
  dispatch_posted_at bigint,
  -- requested, in_transit, settled or cancelled; follows from the lines.
  status             text   not null
);

-- What is open from or to one place: every heartbeat of a branch asks.
create index shipment_from on shipment (from_place, status);
create index shipment_to on shipment (to_place, status);
create index shipment_noted on shipment (noted_at, shipment_id);

-- What was noted of a shipment is answered when it is settled.
create index discrepancy_subject on discrepancy (subject, kind);

-- Units by the posted lines. Below zero is dispatched - received - damaged - lost where more came
-- than left.
create table shipment_line (
  shipment_id text   not null,
  product_id  bigint not null,
  requested   bigint not null,
  dispatched  bigint not null,
  received    bigint not null,
  damaged     bigint not null,
  lost        bigint not null,
  primary key (shipment_id, product_id)
);
