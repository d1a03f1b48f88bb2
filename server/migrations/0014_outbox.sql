-- What is to be told to others once a transaction has committed: mails, webhooks. Written in that
-- same transaction, so nothing is told that did not happen and nothing that happened goes untold.
CREATE TABLE outbox (
    id         TEXT   NOT NULL PRIMARY KEY,
    -- The job's kind, and with what: JSON, without personal data (what is told is read when it is told).
    kind       TEXT   NOT NULL,
    payload    TEXT   NOT NULL,
    order_id   TEXT   NOT NULL,
    -- due, held (kept until the operator configures a way out), done, given_up
    state      TEXT   NOT NULL,
    -- How often it was begun. Whoever begins it names the count it saw, so two never hold the same one.
    attempts   BIGINT NOT NULL,
    -- Not before this; while somebody works on it, the end of their lease.
    due_at     BIGINT NOT NULL,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'due';
CREATE INDEX outbox_by_order ON outbox (order_id);

-- Orders live on after they were placed: a version guards each change.
ALTER TABLE orders ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE orders ADD COLUMN updated_at BIGINT;
-- The hash of the buyer's address in small letters, to find their orders when they ask for erasure.
ALTER TABLE orders ADD COLUMN email_hash TEXT;
ALTER TABLE orders ADD COLUMN erased_at BIGINT;
CREATE INDEX orders_by_email ON orders (email_hash);
CREATE INDEX orders_by_age ON orders (placed_at);

-- Invoices and credit notes as issued, numbered without a gap. They outlive the erasure of their order.
CREATE TABLE invoices (
    number    TEXT   NOT NULL PRIMARY KEY,
    order_id  TEXT   NOT NULL,
    document  TEXT   NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX invoices_by_order ON invoices (order_id);
