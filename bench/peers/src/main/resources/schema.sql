create table if not exists stock (
  product_id bigint primary key,
  units bigint not null check (units >= 0)
);
create table if not exists sale (
  id uuid primary key,
  product_id bigint not null,
  quantity integer not null,
  total_price numeric not null,
  sold_at timestamptz not null
);
insert into stock select id, 9000000 from generate_series(1, 1000) as id on conflict do nothing;
