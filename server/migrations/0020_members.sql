-- Who works in the studio. An empty text stands for "none" where a column is compared.
CREATE TABLE members (
    id            TEXT   NOT NULL PRIMARY KEY,
    -- In small letters: one address is one account.
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    -- owner, editor, creator
    role          TEXT   NOT NULL,
    -- Whose posts, for the role creator.
    creator_id    TEXT   NOT NULL,
    -- Argon2id, in PHC form.
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);

-- A browser that is signed in, by the hash of the secret in its cookie.
CREATE TABLE member_sessions (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    member_id  TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX member_sessions_of ON member_sessions (member_id);

-- The secret of a link is the server's signature under the id, so nothing here opens anything.
CREATE TABLE member_invitations (
    id         TEXT   NOT NULL PRIMARY KEY,
    role       TEXT   NOT NULL,
    creator_id TEXT   NOT NULL,
    -- For whom, in the words of who invited.
    note       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE password_resets (
    id         TEXT   NOT NULL PRIMARY KEY,
    -- Empty where somebody asked for an address that is nobody's.
    member_id  TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX password_resets_of ON password_resets (member_id);
