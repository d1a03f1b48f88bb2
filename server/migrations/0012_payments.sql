-- What we know of each attempt to be paid. Written before the provider is called; the money itself is in its books.
-- The test provider's ledger, which was a table here, is a file of its own now.
DROP TABLE payments;

CREATE TABLE payment_attempts (
    checkout_id    TEXT   NOT NULL,
    attempt        BIGINT NOT NULL,
    provider       TEXT   NOT NULL,
    -- The provider's name for it, as soon as we know it.
    reference      TEXT,
    amount_minor   BIGINT NOT NULL,
    currency       TEXT   NOT NULL,
    -- What of it was taken.
    captured_minor BIGINT NOT NULL,
    -- pending, requires_action, authorized, succeeded, declined
    state          TEXT   NOT NULL,
    -- 1 while the reconciler has to ask what came of it.
    is_open        BIGINT NOT NULL,
    look_at        BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL,
    PRIMARY KEY (checkout_id, attempt)
);
CREATE UNIQUE INDEX payment_attempts_by_reference ON payment_attempts (provider, reference) WHERE reference IS NOT NULL;
CREATE INDEX open_payment_attempts ON payment_attempts (look_at) WHERE is_open = 1;

-- Money on its way back. Written before the provider is called; the same key is the same refund.
CREATE TABLE payment_refunds (
    checkout_id  TEXT   NOT NULL,
    attempt      BIGINT NOT NULL,
    key          TEXT   NOT NULL,
    reference    TEXT,
    amount_minor BIGINT NOT NULL,
    currency     TEXT   NOT NULL,
    -- pending, succeeded, failed
    state        TEXT   NOT NULL,
    look_at      BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    PRIMARY KEY (checkout_id, attempt, key)
);
CREATE INDEX open_payment_refunds ON payment_refunds (look_at) WHERE state = 'pending';

-- Webhooks that were taken in, so that the same one counts once.
CREATE TABLE provider_events (
    provider    TEXT   NOT NULL,
    event_id    TEXT   NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (provider, event_id)
);
CREATE INDEX provider_events_by_age ON provider_events (received_at);
