-- Everything that happened, in order; never personal data.
CREATE TABLE event (
    seq       bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    aggregate uuid         NOT NULL,
    name      varchar(100) NOT NULL,
    body      json         NOT NULL,
    at        datetime(6)  NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row for each event and reaction until the reaction is done with it.
CREATE TABLE delivery (
    id           bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event        bigint       NOT NULL,
    aggregate    uuid         NOT NULL,
    reaction     varchar(100) NOT NULL,
    due_at       datetime(6)  NOT NULL,
    tries        int          NOT NULL DEFAULT 0,
    blocked      boolean      NOT NULL DEFAULT FALSE,
    error        text         NULL,
    leased_by    varchar(64)  NULL,
    leased_until datetime(6)  NULL,
    KEY due (blocked, due_at, id),
    KEY in_order (aggregate, reaction, id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The outbox of messages to patients: neither text nor address.
CREATE TABLE message (
    seq          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id           uuid         NOT NULL,
    visit        uuid         NOT NULL,
    kind         varchar(30)  NOT NULL,
    occasion     varchar(200) NOT NULL,
    channel      varchar(10)  NOT NULL,
    created_at   datetime(6)  NOT NULL,
    due_at       datetime(6)  NOT NULL,
    not_after    datetime(6)  NOT NULL,
    fallback     boolean      NOT NULL,
    tries        int          NOT NULL,
    state        varchar(15)  NOT NULL DEFAULT 'WAITING',
    reason       text         NULL,
    provider_id  varchar(255) NULL,
    parts        int          NULL,
    settled_at   datetime(6)  NULL,
    leased_by    varchar(64)  NULL,
    leased_until datetime(6)  NULL,
    UNIQUE KEY message_id (id),
    KEY of_visit (visit),
    KEY due (state, due_at),
    KEY of_provider (provider_id),
    CHECK (state IN ('WAITING', 'SENT', 'DELIVERED', 'UNDELIVERED', 'FAILED', 'TOO_LATE')),
    CHECK (channel IN ('EMAIL', 'SMS'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
