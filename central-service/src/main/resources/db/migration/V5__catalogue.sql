-- A price is valid from price_from on; the one that follows it, if one is planned, from next_from on.
-- version is 0 for a product that nobody listed; each change of a listed one takes the next number.
alter table product add column price_from bigint not null default 0;
alter table product add column next_price_cents bigint;
alter table product add column next_from bigint;
alter table product add column retired boolean not null default false;
alter table product add column version bigint not null default 0;

update product set version = numbered.n
from (
  select product_id, row_number() over (order by product_id) as n from product where listed = true
) numbered
where numbered.product_id = product.product_id;

create index product_version on product (version);

-- One row. Whoever changes the catalogue takes it first, so versions become visible in their order.
-- An empty epoch is given a name at the next start.
create table catalog_state (
  catalog_id bigint not null primary key,
  epoch      text   not null,
  version    bigint not null
);

insert into catalog_state (catalog_id, epoch, version)
select 1, '', count(*) from product where listed = true;

-- What was valid, and what will be: a plan that is dropped leaves no row.
create table product_price (
  product_id     bigint not null,
  version        bigint not null,
  price_cents    bigint not null,
  effective_from bigint not null,
  primary key (product_id, version)
);

insert into product_price (product_id, version, price_cents, effective_from)
select product_id, version, price_cents, 0 from product where listed = true;
