-- A day that was cancelled blocks bookings until somebody lifts that. The claims say so, so that nobody slips in between; whoever cancels a day
-- holds the specialist's row meanwhile.
ALTER TABLE cancelled_day
    ADD COLUMN lifted_at datetime(6) NULL,
    ADD KEY of_specialist (specialist, until_at),
    ADD KEY of_facility (facility, until_at);

DELIMITER //

-- A cancelled day is read with a lock, because a plain read may be as old as the statement, which may have waited for the one that cancels.
CREATE OR REPLACE TRIGGER claim_never_overlaps BEFORE INSERT ON claim FOR EACH ROW
BEGIN
    UPDATE bookable SET seq = seq + 1 WHERE id = NEW.resource;
    IF ROW_COUNT() = 0 THEN
        SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'unknown-resource';
    END IF;
    IF NEW.starts_at < (SELECT ends_at FROM claim
                        WHERE resource = NEW.resource AND starts_at < NEW.ends_at
                        ORDER BY starts_at DESC LIMIT 1 LOCK IN SHARE MODE) THEN
        SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'slot-taken';
    END IF;
    IF (SELECT COUNT(*) FROM cancelled_day
        WHERE specialist = NEW.resource AND until_at > NEW.starts_at AND from_at < NEW.ends_at AND lifted_at IS NULL LOCK IN SHARE MODE) > 0 THEN
        SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'day-cancelled';
    END IF;
END //

DELIMITER ;

-- By which of our accounts a letter to staff goes by SMS, and whether that account may have it already; like the messages to patients.
ALTER TABLE account_letter
    ADD COLUMN account_used tinyint NOT NULL DEFAULT 0,
    ADD COLUMN unsure       boolean NOT NULL DEFAULT FALSE;

-- Every version of what a facility decided about its messages, with who made it and when; the one in force is the latest.
CREATE TABLE message_settings_version (
    facility    uuid        NOT NULL,
    version     bigint      NOT NULL,
    made_at     datetime(6) NOT NULL,
    author_kind varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    author      uuid        NULL,
    body        json        NOT NULL,
    PRIMARY KEY (facility, version)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The nightly walk through the money of all visits: how far it is, and when one was last at its end. One row at most; the server that holds it walks on.
CREATE TABLE ledger_walk (
    id          tinyint     NOT NULL PRIMARY KEY,
    next_at     datetime(6) NULL,
    walking     boolean     NOT NULL DEFAULT FALSE,
    after_start datetime(6) NULL,
    after_visit uuid        NULL,
    finished_at datetime(6) NULL,
    CHECK (id = 1),
    CHECK ((after_start IS NULL) = (after_visit IS NULL)),
    CHECK (walking OR after_start IS NULL)
);

-- Visits whose money did not add up when the walk came by; they are looked at once more before a person is called.
CREATE TABLE ledger_suspect (
    visit uuid        NOT NULL PRIMARY KEY,
    since datetime(6) NOT NULL,
    KEY ripe (since)
);

-- Answers that are kept for requests that come again are dropped by their age.
ALTER TABLE repeated_request ADD KEY of_age (claimed_at);

-- Who waits for a time that somebody else gives up.
CREATE TABLE waitlist_entry (
    id         uuid        NOT NULL PRIMARY KEY,
    facility   uuid        NOT NULL,
    patient    uuid        NOT NULL,
    service    uuid        NOT NULL,
    specialist uuid        NULL,
    from_at    datetime(6) NOT NULL,
    until_at   datetime(6) NOT NULL,
    since      datetime(6) NOT NULL,
    KEY of_facility (facility, since, id),
    KEY of_patient (patient),
    CHECK (until_at > from_at)
);

-- Slots that were given up and are kept for one who waits: while one is open the slot's claims are held by it. Its id is that of the visit it becomes.
CREATE TABLE waitlist_offer (
    visit      uuid        NOT NULL PRIMARY KEY,
    entry      uuid        NOT NULL,
    facility   uuid        NOT NULL,
    patient    uuid        NOT NULL,
    specialist uuid        NOT NULL,
    service    uuid        NOT NULL,
    start_at   datetime(6) NOT NULL,
    end_at     datetime(6) NOT NULL,
    offered_at datetime(6) NOT NULL,
    until_at   datetime(6) NOT NULL,
    state      varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    token      varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    UNIQUE KEY of_token (token),
    KEY due (state, until_at),
    KEY of_entry (entry, state),
    CHECK (end_at > start_at AND until_at > offered_at),
    CHECK (state IN ('OPEN', 'TAKEN', 'OVER'))
);
