-- What is to be done for an order, as words with commas around them (",ship,withdrawal,"); a question mark until the order
-- is next written or looked for.
ALTER TABLE orders ADD COLUMN to_do TEXT NOT NULL DEFAULT '?';
CREATE INDEX orders_to_do ON orders (placed_at) WHERE to_do <> '';
