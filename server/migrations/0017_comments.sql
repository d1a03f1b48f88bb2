-- Comments and questions, their likes and reports, the block list, and the keys of the staff.
-- An empty text stands for "none" where a column is compared: key parts and filters cannot be absent.

CREATE TABLE comments (
    id           TEXT   NOT NULL PRIMARY KEY,
    post_id      TEXT   NOT NULL,
    product_id   TEXT   NOT NULL,
    -- What it answers.
    parent_id    TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    author_role  TEXT   NOT NULL,
    -- The visitor, the creator, or who of the brand's staff.
    author_id    TEXT   NOT NULL,
    author_name  TEXT   NOT NULL,
    -- A keyed hash of where it came from, for the block list.
    address_hash TEXT   NOT NULL,
    body         TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    likes        BIGINT NOT NULL,
    reports      BIGINT NOT NULL,
    -- Visible ones.
    answers      BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    -- 0 for never.
    edited_at    BIGINT NOT NULL
);
CREATE INDEX comments_newest ON comments (post_id, parent_id, created_at);
CREATE INDEX comments_in_state ON comments (state, created_at);
CREATE INDEX comments_of_author ON comments (author_id, created_at);

CREATE TABLE comment_likes (
    comment_id TEXT   NOT NULL,
    visitor_id TEXT   NOT NULL,
    post_id    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (comment_id, visitor_id)
);
CREATE INDEX comment_likes_of_visitor ON comment_likes (visitor_id, post_id);

-- One a visitor, so that nobody alone makes a comment vanish.
CREATE TABLE comment_reports (
    comment_id TEXT   NOT NULL,
    visitor_id TEXT   NOT NULL,
    reason     TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (comment_id, visitor_id)
);

CREATE TABLE blocks (
    kind       TEXT   NOT NULL,
    value      TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (kind, value)
);

CREATE TABLE staff (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    creator_id TEXT   NOT NULL,
    key_hash   TEXT   NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
