-- Sums only: so many events of a kind, at a place, on a day (whole days since 1970-01-01 in the shop's time zone).
-- The whole of a post has the hotspot ''.
CREATE TABLE event_counts (
    post_id    TEXT   NOT NULL,
    hotspot_id TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    day        BIGINT NOT NULL,
    count      BIGINT NOT NULL,
    PRIMARY KEY (post_id, hotspot_id, kind, day)
);
CREATE INDEX event_counts_by_day ON event_counts (day);

-- Where pictures were tapped, in cells of a grid.
CREATE TABLE press_counts (
    post_id TEXT   NOT NULL,
    medium  BIGINT NOT NULL,
    cell    BIGINT NOT NULL,
    day     BIGINT NOT NULL,
    count   BIGINT NOT NULL,
    PRIMARY KEY (post_id, medium, cell, day)
);

CREATE INDEX orders_by_time ON orders (placed_at);
