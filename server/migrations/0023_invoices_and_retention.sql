-- One invoice for each order, and what the sweep of personal data looks for.
CREATE UNIQUE INDEX one_invoice_of_order ON invoices (order_id);

ALTER TABLE checkouts ADD COLUMN erased_at BIGINT;
CREATE INDEX orders_to_erase ON orders (placed_at) WHERE erased_at IS NULL;
CREATE INDEX checkouts_to_erase ON checkouts (updated_at) WHERE erased_at IS NULL AND is_open = 0;
CREATE INDEX carts_by_update ON carts (updated_at);
CREATE INDEX outbox_by_update ON outbox (updated_at);
