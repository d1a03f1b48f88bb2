-- A platform's key may be bound to the profile that it speaks for; without one it may speak for any.
ALTER TABLE platforms ADD COLUMN profile_url TEXT;

-- Which platform with a key began a session, and where it wants to hear of the order, as its profile said.
CREATE TABLE checkout_agents (
    checkout_id TEXT NOT NULL PRIMARY KEY REFERENCES checkouts (id) ON DELETE CASCADE,
    platform_id TEXT NOT NULL,
    profile_url TEXT NOT NULL,
    webhook_url TEXT
);
