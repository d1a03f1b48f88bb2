-- Places beside the main stock (`stock`) that hold pieces. Which of them there are is configured: a
-- server writes that down at start, so that pieces in a place that was closed count no more.
CREATE TABLE locations (
    id TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE location_stock (
    location_id TEXT   NOT NULL,
    variant_id  TEXT   NOT NULL,
    on_hand     BIGINT NOT NULL CHECK (on_hand >= 0),
    PRIMARY KEY (location_id, variant_id)
);
CREATE INDEX location_stock_of_variant ON location_stock (variant_id);
