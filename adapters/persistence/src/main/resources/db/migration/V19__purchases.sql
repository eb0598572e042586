-- Invoices that others issued to a facility, with their documents byte by byte.
CREATE TABLE purchase_invoice (
    id          uuid         NOT NULL PRIMARY KEY,
    facility    uuid         NOT NULL,
    seller      char(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seller_name varchar(512) NOT NULL,
    buyers      varchar(1200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind        varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number      varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    issued      date         NOT NULL,
    currency    char(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    total       bigint       NOT NULL,
    hash        char(44)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size        int          NOT NULL,
    ksef        varchar(36)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    kept_at     datetime(6)  NOT NULL,
    document    mediumblob   NOT NULL,
    UNIQUE KEY document_of_facility (facility, hash),
    KEY latest (facility, issued, id),
    KEY alike (facility, seller, kind, number),
    CHECK (kind IN ('VAT', 'UPR', 'ZAL', 'ROZ', 'KOR', 'KOR_ZAL', 'KOR_ROZ')),
    CHECK (size = OCTET_LENGTH(document))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- Until where each facility's purchases were brought from KSeF, and when to look again; no row yet: now.
CREATE TABLE purchase_look (
    facility   uuid        NOT NULL PRIMARY KEY,
    reached_to datetime(6) NULL,
    next_at    datetime(6) NOT NULL,
    KEY next_look (next_at)
);
