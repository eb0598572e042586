-- A visit is clustered by the order of its booking, not by its random id: a million old ones then cost a new one nothing.
CREATE TABLE visit (
    seq           bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id            uuid        NOT NULL,
    facility      uuid        NOT NULL,
    specialist    uuid        NOT NULL,
    service       uuid        NOT NULL,
    patient       uuid        NOT NULL,
    room          uuid        NULL,
    start_at      datetime(6) NOT NULL,
    end_at        datetime(6) NOT NULL,
    channel       varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    booked_at     datetime(6) NOT NULL,
    request       varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status        varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    requirement   varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    price         bigint      NOT NULL,
    amount        bigint      NOT NULL,
    kind          varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    deadline      datetime(6) NULL,
    decided_by    varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decision      json        NOT NULL,
    cancelled_by  varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    cancel_reason varchar(2000) NULL,
    cancelled_at  datetime(6) NULL,
    version       bigint      NOT NULL,
    changes bigint       NOT NULL DEFAULT 0,
    UNIQUE KEY visit_id (id),
    KEY of_facility (facility, start_at, id),
    KEY of_specialist (specialist, start_at, id),
    KEY by_start (start_at, id),
    KEY of_patient (patient, status, facility, specialist),
    CHECK (end_at > start_at),
    CHECK (price >= 0 AND amount >= 0),
    CHECK (status IN ('AWAITING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'LAPSED', 'CANCELLED')),
    CHECK (requirement IN ('NONE', 'OPTIONAL', 'REQUIRED', 'ON_SITE')),
    CHECK ((deadline IS NOT NULL) = (requirement IN ('OPTIONAL', 'REQUIRED'))),
    CHECK (status <> 'AWAITING_PAYMENT' OR requirement = 'REQUIRED'),
    CHECK ((status = 'CANCELLED') = (cancelled_by IS NOT NULL)),
    CHECK ((status = 'CANCELLED') = (cancel_reason IS NOT NULL)),
    CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- One row for each specialist, patient and room. Whoever claims time of one holds its row until the end of the transaction.
-- No foreign key may point here: a shared lock that is upgraded later is a deadlock.
CREATE TABLE bookable (
    id  uuid   NOT NULL PRIMARY KEY,
    seq bigint NOT NULL DEFAULT 0
);

-- Time that is taken: those of one resource never overlap, whoever inserts them (CAL-05, PAY-18).
CREATE TABLE claim (
    resource  uuid        NOT NULL,
    starts_at datetime(6) NOT NULL,
    ends_at   datetime(6) NOT NULL,
    holder    uuid        NOT NULL,
    PRIMARY KEY (resource, starts_at),
    CHECK (ends_at > starts_at)
);

DELIMITER //

-- The state is that of a broken constraint: for a user-defined one (45000) the driver takes the connection for lost and closes it.
-- One index seek is enough: as the claims of one resource never overlap, only the last that begins before the new end can.
CREATE TRIGGER claim_never_overlaps BEFORE INSERT ON claim FOR EACH ROW
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
END //

CREATE TRIGGER claim_never_changes BEFORE UPDATE ON claim FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'claims are only inserted and deleted';
END //

DELIMITER ;
