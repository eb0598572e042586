-- A batch is a session whose archive is announced when it is opened, uploaded in parts, and looked into when it is closed.
ALTER TABLE rehearsal_ksef_session
    ADD COLUMN upload_until DATETIME(6) NULL COMMENT 'empty: no batch',
    ADD COLUMN archive_hash CHAR(44)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'as announced',
    ADD COLUMN archive_size BIGINT      NULL,
    ADD COLUMN offline      BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'all of it',
    ADD COLUMN fault        INT         NULL COMMENT 'what the whole batch ended with, when nothing could be read';

CREATE TABLE rehearsal_ksef_part (
    session CHAR(36)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    ordinal INT        NOT NULL,
    hash    CHAR(44)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as announced',
    size    BIGINT     NOT NULL,
    content MEDIUMBLOB NULL COMMENT 'empty: not uploaded',
    PRIMARY KEY (session, ordinal)
);
