-- Invoices. Who buys and what is in it is sealed; what is searched, summed or kept true by the database has columns of its own.
CREATE TABLE invoice (
    seq               bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id                uuid         NOT NULL,
    facility          uuid         NOT NULL,
    status            varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind              varchar(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seller            char(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    business          boolean      NOT NULL,
    total             bigint       NOT NULL,
    details           mediumtext   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number            varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    issued            date         NULL,
    frozen_at         datetime(6)  NULL,
    hash              char(44)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    size              int          NULL,
    replaces          char(44)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    handover_mode     varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    handed_over_at    datetime(6)  NULL,
    invoice_link      text         CHARACTER SET ascii COLLATE ascii_bin NULL,
    certificate_link  text         CHARACTER SET ascii COLLATE ascii_bin NULL,
    settled_at        datetime(6)  NULL COMMENT 'when it was sent, refused, accepted or left outside',
    refusal           int          NULL,
    ksef_number       varchar(36)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    outside           varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    latest_correction uuid         NULL,
    version           bigint       NOT NULL,
    UNIQUE KEY invoice_id (id),
    UNIQUE KEY invoice_number (seller, kind, number),
    UNIQUE KEY invoice_ksef_number (ksef_number),
    KEY of_facility (facility, seq),
    KEY of_month (facility, issued),
    KEY turnover (seller, business, issued),
    CHECK (status IN ('DRAFT', 'AWAITING_ORIGINALS', 'FROZEN', 'SENT', 'HANDED_OVER', 'REFUSED', 'ACCEPTED', 'OUTSIDE', 'CORRECTED')),
    CHECK (kind IN ('VAT', 'UPR', 'ZAL', 'ROZ', 'KOR', 'KOR_ZAL', 'KOR_ROZ')),
    CHECK ((status IN ('DRAFT', 'AWAITING_ORIGINALS')) = (number IS NULL)),
    CHECK ((number IS NULL) = (issued IS NULL) AND (number IS NULL) = (frozen_at IS NULL) AND (number IS NULL) = (hash IS NULL) AND (number IS NULL) = (size IS NULL)),
    CHECK ((handover_mode IS NULL) = (handed_over_at IS NULL) AND (handover_mode IS NULL) = (invoice_link IS NULL) AND (handover_mode IS NULL) = (certificate_link IS NULL)),
    CHECK (status <> 'HANDED_OVER' OR handover_mode IS NOT NULL),
    CHECK (status <> 'FROZEN' OR handover_mode IS NULL),
    CHECK (handover_mode IS NULL OR handover_mode IN ('OFFLINE24', 'OFFLINE', 'EMERGENCY')),
    CHECK ((status IN ('SENT', 'REFUSED', 'ACCEPTED', 'OUTSIDE', 'CORRECTED')) = (settled_at IS NOT NULL)),
    CHECK ((status = 'REFUSED') = (refusal IS NOT NULL)),
    CHECK (status <> 'ACCEPTED' OR ksef_number IS NOT NULL),
    CHECK (status <> 'OUTSIDE' OR outside IS NOT NULL),
    CHECK (status IN ('ACCEPTED', 'CORRECTED') OR ksef_number IS NULL),
    CHECK (status IN ('OUTSIDE', 'CORRECTED') OR outside IS NULL),
    CHECK (status <> 'CORRECTED' OR (ksef_number IS NULL) <> (outside IS NULL)),
    CHECK ((status = 'CORRECTED') = (latest_correction IS NOT NULL))
);

-- The bytes that were frozen, sealed: they name people.
CREATE TABLE invoice_document (
    id  uuid       NOT NULL PRIMARY KEY,
    xml longtext   CHARACTER SET ascii COLLATE ascii_bin NOT NULL
);

CREATE TABLE invoice_visit (
    invoice uuid NOT NULL,
    visit   uuid NOT NULL,
    PRIMARY KEY (invoice, visit),
    KEY of_visit (visit)
);

-- Which invoices one refers to, and for which KSeF numbers it waits.
CREATE TABLE invoice_reference (
    invoice  uuid    NOT NULL,
    original uuid    NOT NULL,
    awaited  boolean NOT NULL,
    PRIMARY KEY (invoice, original),
    KEY of_original (original)
);

-- The last place that was taken in each series; whoever takes the next one holds the row until its transaction ends.
CREATE TABLE invoice_series (
    seller char(10)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name   varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last   bigint      NOT NULL,
    PRIMARY KEY (seller, name)
);

CREATE TABLE invoicing_setting (
    facility uuid   NOT NULL PRIMARY KEY,
    version  bigint NOT NULL,
    settings json   NOT NULL
);

-- To whom a visit is billed; company is the NIP by which a month is billed together.
CREATE TABLE billing (
    id      uuid       NOT NULL PRIMARY KEY COMMENT 'of the visit',
    company char(10)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    billing mediumtext CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY of_company (company)
);

DELIMITER //

CREATE TRIGGER invoice_number_stays BEFORE UPDATE ON invoice FOR EACH ROW
BEGIN
    IF OLD.number IS NOT NULL AND NOT NEW.number <=> OLD.number THEN
        SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'a number that was given is never changed';
    END IF;
END //

DELIMITER ;
