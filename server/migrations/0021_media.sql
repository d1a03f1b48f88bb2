-- Pictures and videos that members of the studio brought. Files lie in the media store; here stands what is known of them.
CREATE TABLE media (
    id         TEXT   NOT NULL PRIMARY KEY,
    member_id  TEXT   NOT NULL,
    -- photo, video
    kind       TEXT   NOT NULL,
    -- Name in the media store.
    src        TEXT   NOT NULL,
    -- The still of a video; empty until there is one.
    poster     TEXT   NOT NULL,
    -- What the file was called.
    name       TEXT   NOT NULL,
    -- What is to be seen, by language, as JSON.
    alt        TEXT   NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    -- What was uploaded, for the quota.
    bytes      BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX media_of_member ON media (member_id, created_at);
CREATE INDEX media_by_age ON media (created_at);

-- A file on its way in. `media_id` is empty until it became one.
CREATE TABLE uploads (
    id         TEXT   NOT NULL PRIMARY KEY,
    member_id  TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    bytes      BIGINT NOT NULL,
    -- The video that it will be the still of; empty for a medium of its own.
    poster_of  TEXT   NOT NULL,
    media_id   TEXT   NOT NULL,
    touched_at BIGINT NOT NULL
);
CREATE INDEX uploads_of_member ON uploads (member_id);
CREATE INDEX uploads_by_age ON uploads (touched_at);

-- What arrived of it. Of two writers at the same place, the key lets one through.
CREATE TABLE upload_parts (
    upload_id TEXT   NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    start     BIGINT NOT NULL,
    bytes     BIGINT NOT NULL,
    file      TEXT   NOT NULL,
    PRIMARY KEY (upload_id, start)
);

-- Files that no medium names any more. They are removed a while later, if that is still so.
CREATE TABLE media_removed (
    src        TEXT   NOT NULL PRIMARY KEY,
    removed_at BIGINT NOT NULL
);
