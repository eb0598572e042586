-- By which of our accounts at a provider a message goes, and whether that account may have it already; set when a server claims it.
ALTER TABLE message
    ADD COLUMN account tinyint NOT NULL DEFAULT 0,
    ADD COLUMN unsure  boolean NOT NULL DEFAULT FALSE,
    DROP KEY due,
    ADD KEY due (state, channel, due_at, seq);

-- What a facility wants done about messages that do not arrive; no row, the usual.
CREATE TABLE delivery_setting (
    facility  uuid        NOT NULL PRIMARY KEY,
    unreached varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    CHECK (unreached IN ('ASK_STAFF', 'RELEASE'))
);
