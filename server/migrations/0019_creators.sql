-- What is said of creators on their pages. Whoever has a post has a page, with or without a row here.
CREATE TABLE creators (
    id         TEXT   NOT NULL PRIMARY KEY,
    document   TEXT   NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Who is credited for an order, to find the orders of a statement.
ALTER TABLE orders ADD COLUMN creator_id TEXT;
CREATE INDEX orders_by_creator ON orders (creator_id, placed_at);
