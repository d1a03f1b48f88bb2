-- Posts while somebody works on them. What is published stands in `posts`; a draft without a row is as published.
CREATE TABLE drafts (
    post_id           TEXT   NOT NULL PRIMARY KEY,
    -- The post as the contract's JSON.
    document          TEXT   NOT NULL,
    creator_id        TEXT   NOT NULL,
    -- How often its content was changed: what somebody who saves says they began from.
    version           BIGINT NOT NULL,
    -- The version that was published last; 0 for none.
    published_version BIGINT NOT NULL,
    -- When what is published was written, to notice an import that came after.
    published_at      BIGINT NOT NULL,
    -- draft, scheduled, published, archived
    status            TEXT   NOT NULL,
    -- 0 for never.
    publish_at        BIGINT NOT NULL,
    saved_by          TEXT   NOT NULL,
    updated_at        BIGINT NOT NULL,
    -- Counts every write, so that of two at once one is refused.
    revision          BIGINT NOT NULL
);
CREATE INDEX drafts_due ON drafts (status, publish_at);

CREATE TABLE draft_versions (
    post_id    TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    document   TEXT   NOT NULL,
    saved_by   TEXT   NOT NULL,
    saved_at   BIGINT NOT NULL,
    -- 1 if this was published; such a version is kept as it is.
    published  BIGINT NOT NULL,
    PRIMARY KEY (post_id, version)
);
