-- What patients consented to and took back: lines are added, never changed or removed (RODO art. 7).
CREATE TABLE consent (
    seq     bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    patient uuid        NOT NULL,
    kind    varchar(50) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version varchar(50) NOT NULL COMMENT 'of the text that the patient saw',
    given   boolean     NOT NULL,
    way     varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at      datetime(6) NOT NULL,
    KEY of_patient (patient, seq),
    CHECK (kind REGEXP '^[a-z][a-z0-9-]{1,49}$'),
    CHECK (way IN ('desk', 'online', 'paper', 'phone'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

DELIMITER //

CREATE TRIGGER consent_never_changes BEFORE UPDATE ON consent FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'lines of the ledger of consents are never changed';
END //

CREATE TRIGGER consent_never_removed BEFORE DELETE ON consent FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'lines of the ledger of consents are never removed';
END //

DELIMITER ;
