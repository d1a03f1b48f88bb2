-- The first schema. It is read by SQLite and by PostgreSQL, so it keeps to what both speak:
-- TEXT and BIGINT, no defaults that compute, no sequences. Times are Unix milliseconds.
-- An aggregate is one JSON document beside the columns that a query needs; `version` counts its
-- changes, and a writer names the version it has read.

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE counters (
    name  TEXT   NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE products (
    id         TEXT   NOT NULL PRIMARY KEY,
    document   TEXT   NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE variants (
    id         TEXT NOT NULL PRIMARY KEY,
    product_id TEXT NOT NULL REFERENCES products (id) ON DELETE CASCADE
);
CREATE INDEX variants_of_product ON variants (product_id);

CREATE TABLE stock (
    variant_id TEXT   NOT NULL PRIMARY KEY,
    on_hand    BIGINT NOT NULL CHECK (on_hand >= 0)
);

CREATE TABLE posts (
    id         TEXT   NOT NULL PRIMARY KEY,
    creator_id TEXT   NOT NULL,
    position   BIGINT NOT NULL,
    document   TEXT   NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX posts_of_creator ON posts (creator_id);
CREATE INDEX posts_in_order ON posts (position);

-- A like of the whole post has the hotspot ''. One row a visitor makes one like a visitor.
CREATE TABLE likes (
    post_id    TEXT   NOT NULL,
    hotspot_id TEXT   NOT NULL,
    visitor_id TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, hotspot_id, visitor_id)
);
CREATE TABLE like_counts (
    post_id    TEXT   NOT NULL,
    hotspot_id TEXT   NOT NULL,
    likes      BIGINT NOT NULL,
    PRIMARY KEY (post_id, hotspot_id)
);

CREATE TABLE carts (
    id         TEXT   NOT NULL PRIMARY KEY,
    document   TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE checkouts (
    id         TEXT   NOT NULL PRIMARY KEY,
    cart_id    TEXT,
    -- 1 until the session is completed, canceled or expired.
    is_open    BIGINT NOT NULL,
    document   TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
-- A cart has at most one open checkout, whoever asks for it and however often at once.
CREATE UNIQUE INDEX open_checkout_of_cart ON checkouts (cart_id) WHERE is_open = 1 AND cart_id IS NOT NULL;
CREATE INDEX open_checkouts_by_expiry ON checkouts (expires_at) WHERE is_open = 1;

-- The hash of the secret that stands for the shopper who typed into a checkout.
CREATE TABLE buyer_secrets (
    checkout_id TEXT   NOT NULL PRIMARY KEY REFERENCES checkouts (id) ON DELETE CASCADE,
    secret_hash TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE orders (
    id          TEXT   NOT NULL PRIMARY KEY,
    number      TEXT   NOT NULL UNIQUE,
    checkout_id TEXT   NOT NULL UNIQUE,
    document    TEXT   NOT NULL,
    placed_at   BIGINT NOT NULL
);

-- The ledger of the built-in test provider: what a real provider would keep on its side.
CREATE TABLE payments (
    checkout_id  TEXT   NOT NULL,
    attempt      BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency     TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    reference    TEXT   NOT NULL UNIQUE,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    PRIMARY KEY (checkout_id, attempt)
);

-- A row without a status is a request that is still being answered.
CREATE TABLE idempotency (
    caller     TEXT   NOT NULL,
    route      TEXT   NOT NULL,
    key        TEXT   NOT NULL,
    body_hash  TEXT   NOT NULL,
    status     BIGINT,
    headers    TEXT,
    body       TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (caller, route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE platforms (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    key_hash   TEXT   NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
