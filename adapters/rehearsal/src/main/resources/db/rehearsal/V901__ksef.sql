-- What the simulated KSeF knows (ksef.md 4 to 8). As the rest of the rehearsal it lies in the database, so a killed server forgets
-- nothing. Times are UTC and business time.

CREATE TABLE rehearsal_ksef_key (
    use_of      VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    private_key BLOB        NOT NULL,
    certificate BLOB        NOT NULL
) COMMENT 'the key pairs of the ministry; they outlive a reset, as clients remember the public halves';

CREATE TABLE rehearsal_ksef_credential (
    nip                        CHAR(10)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    token                      VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE,
    authentication_certificate BLOB         NOT NULL,
    authentication_key         BLOB         NOT NULL,
    offline_certificate        BLOB         NOT NULL,
    offline_key                BLOB         NOT NULL
) COMMENT 'what a taxpayer would have fetched from the application of the ministry; outlives a reset';

CREATE TABLE rehearsal_ksef_attachment (
    nip CHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY
) COMMENT 'who declared that invoices will have attachments';

CREATE TABLE rehearsal_ksef_challenge (
    challenge CHAR(36)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    at        DATETIME(6) NOT NULL
);

CREATE TABLE rehearsal_ksef_login (
    reference    CHAR(36)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    nip          CHAR(10)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    method       VARCHAR(20)  NOT NULL CHECK (method IN ('TOKEN', 'CERTIFICATE')),
    proof        VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'reference of the token, or hash of the signed document',
    code         INT          NOT NULL,
    detail       VARCHAR(200) NULL,
    polls        INT          NOT NULL DEFAULT 0 COMMENT 'the first answer is always that it takes a while',
    started_at   DATETIME(6)  NOT NULL,
    redeemed_at  DATETIME(6)  NULL,
    refreshed_at DATETIME(6)  NULL,
    ended_at     DATETIME(6)  NULL
);

CREATE TABLE rehearsal_ksef_session (
    reference   CHAR(36)      CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    seq         BIGINT        NOT NULL AUTO_INCREMENT UNIQUE,
    nip         CHAR(10)      CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    login       CHAR(36)      CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'empty: somebody else sent in it',
    secret      VARBINARY(32) NULL COMMENT 'empty: the key could not be read',
    iv          BINARY(16)    NOT NULL,
    opened_at   DATETIME(6)   NOT NULL,
    valid_until DATETIME(6)   NOT NULL,
    closed_at   DATETIME(6)   NULL,
    lost_at     DATETIME(6)   NULL COMMENT 'the fault SESSION_LOST',
    KEY (nip, seq)
);

CREATE TABLE rehearsal_ksef_invoice (
    reference       CHAR(36)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    seq             BIGINT       NOT NULL AUTO_INCREMENT UNIQUE,
    session         CHAR(36)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    ordinal         INT          NOT NULL,
    hash            CHAR(44)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the sender said',
    xml             MEDIUMBLOB   NULL COMMENT 'empty: it could not be decrypted',
    corrected       CHAR(44)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'technical correction: the hash of the refused one',
    code            INT          NOT NULL COMMENT 'what it is told from ready_at on',
    details         VARCHAR(2000) NOT NULL DEFAULT '',
    original        VARCHAR(36)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT '440: the KSeF number of the one before',
    original_session CHAR(36)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ksef_number     CHAR(35)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL UNIQUE,
    once            VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL UNIQUE COMMENT 'seller, kind and number of an accepted one',
    mode            VARCHAR(7)   NULL CHECK (mode IN ('Online', 'Offline')),
    seller          CHAR(10)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    seller_name     VARCHAR(512) NULL,
    kind            VARCHAR(10)  NULL,
    number          VARCHAR(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    issued          DATE         NULL,
    buyer_type      VARCHAR(5)   NULL,
    buyer           VARCHAR(50)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    buyer_name      VARCHAR(512) NULL,
    currency        CHAR(3)      NULL,
    net             DECIMAL(18, 2) NULL,
    tax             DECIMAL(18, 2) NULL,
    gross           DECIMAL(18, 2) NULL,
    attachment      BOOLEAN      NOT NULL DEFAULT FALSE,
    sent_at         DATETIME(6)  NOT NULL,
    ready_at        DATETIME(6)  NOT NULL,
    stored_at       DATETIME(6)  NOT NULL,
    KEY (session, ordinal),
    KEY (hash),
    KEY (corrected),
    KEY (seller, seq),
    KEY (buyer, seq)
);

CREATE TABLE rehearsal_ksef_event (
    id        INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    what      VARCHAR(13) NOT NULL CHECK (what IN ('MAINTENANCE', 'FAILURE', 'TOTAL_FAILURE')),
    published DATETIME(6) NOT NULL,
    start_at  DATETIME(6) NOT NULL,
    end_at    DATETIME(6) NULL COMMENT 'empty: nobody knows',
    ended     DATETIME(6) NULL COMMENT 'when its end was announced'
) COMMENT 'what the status service announces';

CREATE TABLE rehearsal_ksef_call (
    id     BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    caller VARCHAR(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    what   VARCHAR(20) NOT NULL,
    at     DATETIME(6) NOT NULL,
    KEY (caller, what, at)
) COMMENT 'for the limits';
