-- The world in a box (api.md 6): the clock that can be set, and what the simulated providers know. It lies in the database
-- so that a killed server forgets nothing and every server of one database sees the same world. Times are UTC.

CREATE TABLE rehearsal_clock (
    id  TINYINT     NOT NULL PRIMARY KEY CHECK (id = 1),
    now DATETIME(6) NULL COMMENT 'empty: real time, ticking'
);

INSERT INTO rehearsal_clock (id, now) VALUES (1, NULL);

CREATE TABLE rehearsal_fault (
    operation VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    fault     VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
);

CREATE TABLE rehearsal_order (
    order_id     VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    seq          BIGINT      NOT NULL AUTO_INCREMENT UNIQUE,
    remote_id    VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE,
    page         VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    grosze       BIGINT      NOT NULL CHECK (grosze > 0),
    currency     CHAR(3)     NOT NULL,
    return_url   VARCHAR(1000) NULL,
    started_at   DATETIME(6) NOT NULL,
    link_until   DATETIME(6) NOT NULL,
    valid_until  DATETIME(6) NOT NULL,
    cancelled_at DATETIME(6) NULL,
    KEY (started_at)
);

CREATE TABLE rehearsal_attempt (
    remote_id  VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    seq        BIGINT      NOT NULL AUTO_INCREMENT UNIQUE,
    order_id   VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    grosze     BIGINT      NOT NULL,
    status     VARCHAR(10) NOT NULL CHECK (status IN ('PENDING', 'SUCCESS', 'FAILURE')),
    details    VARCHAR(64) NULL,
    changed_at DATETIME(6) NOT NULL,
    FOREIGN KEY (order_id) REFERENCES rehearsal_order (order_id)
);

CREATE TABLE rehearsal_cancellation (
    message_id   CHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    confirmation VARCHAR(20) NOT NULL,
    reason       VARCHAR(40) NOT NULL
);

CREATE TABLE rehearsal_refund (
    message_id CHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    seq        BIGINT      NOT NULL AUTO_INCREMENT UNIQUE,
    remote_id  VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    grosze     BIGINT      NOT NULL CHECK (grosze > 0),
    outcome    VARCHAR(50) NOT NULL,
    settled_at DATETIME(6) NOT NULL COMMENT 'from then on the outcome is told, before it PROCESSING',
    FOREIGN KEY (remote_id) REFERENCES rehearsal_attempt (remote_id)
);

CREATE TABLE rehearsal_itn (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id    VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    remote_id   VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    grosze      BIGINT      NOT NULL,
    currency    CHAR(3)     NOT NULL,
    status      VARCHAR(10) NOT NULL,
    details     VARCHAR(64) NULL,
    happened_at DATETIME(6) NOT NULL,
    tries       INT         NOT NULL DEFAULT 0,
    held_back   BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'the fault DELAYED has had its turn',
    due_at      DATETIME(6) NULL COMMENT 'by the business clock; empty: answered, superseded or given up',
    leased_until BIGINT     NOT NULL DEFAULT 0 COMMENT 'real time in milliseconds: somebody is sending it',
    KEY (order_id),
    KEY (due_at)
);

CREATE TABLE rehearsal_message (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    channel      VARCHAR(5)   NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
    recipient    VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    reference    VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'SMS: idx; e-mail: Message-ID',
    unique_idx   VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL UNIQUE COMMENT 'an idx that was sent with check_idx',
    outbox_id    UUID         NULL,
    provider_id  CHAR(24)     NULL,
    subject      VARCHAR(998) NULL,
    text         MEDIUMTEXT   NOT NULL,
    parts        INT          NULL,
    at           DATETIME(6)  NOT NULL,
    notify_url   VARCHAR(1000) NULL,
    report_tries INT          NOT NULL DEFAULT 0,
    report_due   DATETIME(6)  NULL COMMENT 'by the business clock; empty: no delivery report is owed',
    report_leased_until BIGINT NOT NULL DEFAULT 0,
    KEY (recipient),
    KEY (report_due)
);
