-- What somebody wants to import, between the report on it and the word to take it in.
CREATE TABLE imports (
    id         TEXT   NOT NULL PRIMARY KEY,
    member_id  TEXT   NOT NULL,
    -- Where it came from, for people: a file's name or an address.
    source     TEXT   NOT NULL,
    content    TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX imports_by_age ON imports (created_at);
