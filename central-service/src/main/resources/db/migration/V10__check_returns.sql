-- What came back of a sale, wherever it did.
create index ledger_line_returned on ledger_line (sale_id) where kind = 'RETURN';
