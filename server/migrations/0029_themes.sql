-- The themes of the brand: values of the public custom properties, by the name that `theme="…"` takes.
CREATE TABLE themes (
    name       TEXT   NOT NULL PRIMARY KEY,
    document   TEXT   NOT NULL,
    -- How often it was written: what somebody who saves says they began from.
    version    BIGINT NOT NULL,
    changed_by TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);

-- What there is one of: the default theme, the logo.
CREATE TABLE brand_look (
    name       TEXT   NOT NULL PRIMARY KEY,
    document   TEXT   NOT NULL,
    changed_by TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);
