-- The lines of one product in one book, in their order: they explain any number, a page at a time.
create index ledger_line_product on ledger_line (branch_id, product_id, stream_id, seq)
  where product_id is not null;

-- The same without sales, which touch two accounts only, so that a count among a million sales is
-- found at once. A sale, which is nearly every line, pays for one index and not for one per account.
create index ledger_line_product_no_sale on ledger_line (branch_id, product_id, stream_id, seq)
  where product_id is not null and kind <> 'SALE';

-- Which books hold a product, and where. Units are not in it: a sale changes nothing here.
create index balance_product on balance (product_id, account_type, account_place, book);
