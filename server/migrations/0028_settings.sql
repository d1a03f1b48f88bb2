-- What was decided in the studio over spotlet.toml: one row a change, the newest of a section holds.
CREATE TABLE setting_changes (
    -- Counts every change of any section, so that one number says whether a server is up to date.
    number   BIGINT NOT NULL PRIMARY KEY,
    section  TEXT   NOT NULL,
    -- The keys of the section as JSON, in the file's own words; empty where the file counts again.
    document TEXT   NOT NULL,
    -- Drawn with the form, so that one sent twice counts once.
    token    TEXT   NOT NULL,
    saved_by TEXT   NOT NULL,
    saved_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX setting_changes_token ON setting_changes (token);
CREATE INDEX setting_changes_section ON setting_changes (section, number);
