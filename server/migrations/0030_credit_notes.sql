-- A credit note for each refund, numbered on its own. Written once, like the invoice it corrects.
CREATE TABLE credit_notes (
    number    TEXT   NOT NULL PRIMARY KEY,
    order_id  TEXT   NOT NULL,
    refund    BIGINT NOT NULL,
    document  TEXT   NOT NULL,
    issued_at BIGINT NOT NULL,
    UNIQUE (order_id, refund)
);
