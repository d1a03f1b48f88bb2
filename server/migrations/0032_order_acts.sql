-- Who of the studio took which step of an order, and when. The name is kept as it was: a member may leave, the record stays.
CREATE TABLE order_acts (
    order_id    TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    step        TEXT   NOT NULL,
    member_id   TEXT   NOT NULL,
    member_name TEXT   NOT NULL,
    PRIMARY KEY (order_id, at, step)
);

-- What each order adds to the results, step by step, so that a report reads a span of days and no order. Written with the order.
CREATE TABLE order_sales (
    order_id   TEXT   NOT NULL,
    step       BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    post_id    TEXT,
    hotspot_id TEXT,
    creator_id TEXT,
    orders     BIGINT NOT NULL,
    currency   TEXT   NOT NULL,
    revenue    BIGINT NOT NULL,
    commission BIGINT,
    PRIMARY KEY (order_id, step)
);
CREATE INDEX order_sales_by_time ON order_sales (at);

-- 0 until the steps of an order of former times are written.
ALTER TABLE orders ADD COLUMN has_sales BIGINT NOT NULL DEFAULT 0;
CREATE INDEX orders_without_sales ON orders (placed_at) WHERE has_sales = 0;
