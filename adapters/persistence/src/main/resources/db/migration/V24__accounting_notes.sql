-- Notes about money that is kept of visits which did not take place. Who writes to whom is sealed; they are only ever added.
CREATE TABLE accounting_note (
    seq      bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id       uuid         NOT NULL,
    facility uuid         NOT NULL,
    visit    uuid         NOT NULL,
    seller   char(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number   varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    issued   date         NOT NULL,
    amount   bigint       NOT NULL,
    note     mediumtext   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version  bigint       NOT NULL,
    UNIQUE KEY accounting_note_id (id),
    UNIQUE KEY accounting_note_number (seller, number),
    KEY of_visit (visit),
    KEY of_month (facility, issued),
    CHECK (amount <> 0)
);
