-- A task about an invoice, or about KSeF itself, belongs to no visit.
ALTER TABLE staff_task MODIFY COLUMN visit uuid NULL;

-- The line of a facility before KSeF: one server at a time works it.
CREATE TABLE ksef_line (
    facility       uuid        NOT NULL PRIMARY KEY,
    session        varchar(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    opened_at      datetime(6) NULL,
    not_before     datetime(6) NOT NULL,
    send_at        datetime(6) NOT NULL,
    ask_at         datetime(6) NOT NULL,
    look_at        datetime(6) NULL,
    failures       int         NOT NULL,
    trouble_since  datetime(6) NULL,
    shut_out_since datetime(6) NULL,
    worked_at      datetime(6) NOT NULL,
    leased_by      varchar(100) NULL,
    leased_until   datetime(6) NULL,
    CONSTRAINT session_has_a_beginning CHECK ((session IS NULL) = (opened_at IS NULL) AND (session IS NULL) = (look_at IS NULL)),
    CONSTRAINT failures_are_counted CHECK (failures >= 0)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What stands in it, in this order. Never a second time the same invoice.
CREATE TABLE ksef_submission (
    seq         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    invoice     uuid         NOT NULL,
    facility    uuid         NOT NULL,
    number      varchar(256) NOT NULL,
    issued      date         NOT NULL,
    hash        char(44)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    replaces    char(44)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    mode        varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      varchar(2000) NULL,
    since       datetime(6)  NOT NULL,
    state       varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    transmitted boolean      NOT NULL,
    session     varchar(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    reference   varchar(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    due_at      datetime(6)  NOT NULL,
    tries       int          NOT NULL,
    asked       int          NOT NULL,
    code        int          NULL,
    UNIQUE KEY submitted_once (invoice),
    KEY in_line (facility, state, due_at),
    KEY waiting (state, facility),
    CONSTRAINT known_mode CHECK (mode IN ('ONLINE', 'OFFLINE24', 'OFFLINE', 'EMERGENCY', 'TOTAL_FAILURE')),
    CONSTRAINT known_state CHECK (state IN ('WAITING', 'IN_DOUBT', 'SENT', 'ACCEPTED', 'DONE', 'REFUSED', 'OVER')),
    CONSTRAINT doubt_has_a_session CHECK (state <> 'IN_DOUBT' OR transmitted AND session IS NOT NULL),
    CONSTRAINT sent_has_a_reference CHECK (state <> 'SENT' OR transmitted AND session IS NOT NULL AND reference IS NOT NULL)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE ksef_session (
    reference varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    facility  uuid         NOT NULL,
    opened_at datetime(6)  NOT NULL,
    closed_at datetime(6)  NULL,
    KEY of_facility (facility, opened_at)
);

-- Every try is written down before it is made.
CREATE TABLE ksef_try (
    seq         bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    invoice     uuid         NOT NULL,
    session     varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash        char(44)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    begun_at    datetime(6)  NOT NULL,
    ended_at    datetime(6)  NULL,
    outcome     varchar(30)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    code        int          NULL,
    ksef_number varchar(36)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    invoiced_at datetime(6)  NULL,
    accepted_at datetime(6)  NULL,
    stored_at   datetime(6)  NULL,
    counted_as  varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    KEY of_invoice (invoice, seq),
    KEY of_session (session, seq),
    CONSTRAINT ended_somehow CHECK ((ended_at IS NULL) = (outcome IS NULL))
);

-- The official receipt (UPO), byte by byte as KSeF gave it.
CREATE TABLE ksef_receipt (
    invoice uuid        NOT NULL PRIMARY KEY,
    receipt mediumblob  NOT NULL,
    kept_at datetime(6) NOT NULL
);

-- The calls of the last hour: KSeF counts them for each facility, whichever server makes them.
CREATE TABLE ksef_call (
    seq      bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility uuid        NOT NULL,
    kind     varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at       datetime(6) NOT NULL,
    KEY latest (facility, kind, at)
);

-- What the ministry announced; kept for good, because deadlines are counted by it.
CREATE TABLE ksef_outage (
    event      bigint      NOT NULL PRIMARY KEY,
    kind       varchar(15) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at datetime(6) NOT NULL,
    ended_at   datetime(6) NULL,
    CONSTRAINT known_outage CHECK (kind IN ('MAINTENANCE', 'FAILURE', 'TOTAL_FAILURE')),
    CONSTRAINT ends_after_it_starts CHECK (ended_at >= started_at)
);

-- The look at the status service, which one server takes at a time. There is one row.
CREATE TABLE ksef_watch (
    id           tinyint      NOT NULL PRIMARY KEY,
    look_at      datetime(6)  NOT NULL,
    silent_since datetime(6)  NULL,
    leased_by    varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    leased_until datetime(6)  NULL,
    CONSTRAINT one_row CHECK (id = 1)
);

-- The mode that a person chose for a facility; no row, what is known of KSeF decides.
CREATE TABLE ksef_mode (
    facility  uuid          NOT NULL PRIMARY KEY,
    mode      varchar(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason    varchar(2000) CHARACTER SET utf8mb4 NOT NULL,
    chosen_by uuid          NULL,
    chosen_at datetime(6)   NOT NULL,
    CONSTRAINT mode_that_can_be_chosen CHECK (mode IN ('ONLINE', 'OFFLINE24', 'OFFLINE', 'EMERGENCY', 'TOTAL_FAILURE'))
);
