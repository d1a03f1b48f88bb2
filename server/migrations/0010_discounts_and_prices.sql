-- How often each discount was used, and by which checkouts. The buyer is known by a keyed hash of the e-mail address.
CREATE TABLE discount_counts (
    discount_id TEXT   NOT NULL PRIMARY KEY,
    uses        BIGINT NOT NULL CHECK (uses >= 0)
);

CREATE TABLE discount_uses (
    discount_id TEXT   NOT NULL,
    checkout_id TEXT   NOT NULL,
    buyer_hash  TEXT   NOT NULL,
    used_at     BIGINT NOT NULL,
    PRIMARY KEY (discount_id, checkout_id)
);

CREATE INDEX discount_uses_of_checkout ON discount_uses (checkout_id);
CREATE INDEX discount_uses_of_buyer ON discount_uses (discount_id, buyer_hash);

-- What each variant cost since when, so that the lowest price of the last 30 days can stand beside a reduced one.
-- A row is written when an import changes the price or the list price; a list price of 0 is none.
CREATE TABLE prices (
    variant_id        TEXT   NOT NULL,
    since             BIGINT NOT NULL,
    currency          TEXT   NOT NULL,
    amount_minor      BIGINT NOT NULL,
    list_amount_minor BIGINT NOT NULL,
    PRIMARY KEY (variant_id, since)
);
