-- Things only a person can settle.
CREATE TABLE staff_task (
    seq       bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id        uuid        NOT NULL,
    facility  uuid        NOT NULL,
    visit     uuid        NOT NULL,
    kind      varchar(40) NOT NULL,
    subject   uuid        NOT NULL,
    raised_at datetime(6) NOT NULL,
    closed_at datetime(6) NULL,
    UNIQUE KEY task_id (id),
    KEY open_tasks (facility, closed_at, raised_at),
    KEY of_subject (subject)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Answers to requests with an idempotency key, the body sealed; while status is NULL somebody still works on it.
CREATE TABLE repeated_request (
    request_key  varchar(255)  NOT NULL PRIMARY KEY,
    id           uuid          NOT NULL COMMENT 'made of the key; the sealed body is bound to it',
    digest       varchar(128)  NOT NULL,
    claimed_at   datetime(6)   NOT NULL,
    status       int           NULL,
    content_type varchar(200)  NULL,
    body         mediumtext    NULL,
    location     text          NULL,
    leased_by    varchar(64)   NULL,
    leased_until datetime(6)   NULL,
    UNIQUE KEY request_id (id),
    CHECK ((status IS NULL) = (content_type IS NULL)),
    CHECK ((status IS NULL) = (body IS NULL)),
    CHECK ((status IS NULL) = (leased_by IS NOT NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
