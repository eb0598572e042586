CREATE TABLE payment_link (
    seq          bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id           uuid        NOT NULL,
    visit        uuid        NOT NULL,
    facility     uuid        NOT NULL,
    token        varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    state        varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount       bigint      NOT NULL,
    deadline     datetime(6) NOT NULL,
    release_at   datetime(6) NOT NULL,
    wait_until   datetime(6) NOT NULL,
    look_at      datetime(6) NOT NULL,
    look_due     datetime(6) AS (IF(state IN ('REQUESTED', 'OPEN'), look_at, NULL)) STORED,
    version      bigint      NOT NULL,
    changes bigint       NOT NULL DEFAULT 0,
    leased_by    varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    leased_until datetime(6) NULL,
    leased_look  datetime(6) NULL COMMENT 'the look that was claimed; once look_due is another one, the claim is over',
    UNIQUE KEY link_id (id),
    UNIQUE KEY link_of_visit (visit),
    UNIQUE KEY link_token (token),
    KEY due_looks (look_due),
    CHECK (state IN ('REQUESTED', 'OPEN', 'PAID', 'EXPIRED', 'WITHDRAWN')),
    CHECK (amount > 0),
    CHECK (release_at >= deadline AND wait_until >= release_at)
);

CREATE TABLE payment_order (
    id          varchar(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    link        uuid         NOT NULL,
    number      int          NOT NULL,
    amount      bigint       NOT NULL,
    placed_at   datetime(6)  NOT NULL,
    valid_until datetime(6)  NOT NULL,
    state       varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    remote_id   varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    pay_url     text         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    attempts    json         NOT NULL,
    UNIQUE KEY order_number (link, number),
    KEY by_placing (placed_at),
    FOREIGN KEY (link) REFERENCES payment_link (id),
    CHECK (state IN ('PLACED', 'STARTED', 'DEAD')),
    CHECK (number >= 1 AND amount > 0)
);

-- Money that was received stays; position keeps the order in which it counted.
CREATE TABLE payment (
    id             uuid         NOT NULL PRIMARY KEY,
    link           uuid         NOT NULL,
    position       int          NOT NULL,
    means          varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    order_id       varchar(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    remote_id      varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    amount         bigint       NOT NULL,
    currency       varchar(10)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    paid_at        datetime(6)  NOT NULL,
    received_at    datetime(6)  NOT NULL,
    fate           varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    refund_reason  varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    refund_state   varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    refund_attempt int          NULL,
    refund_failure text         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    KEY of_link (link, position),
    FOREIGN KEY (link) REFERENCES payment_link (id),
    CHECK (fate IN ('KEPT', 'UNMATCHED', 'GIVEN_BACK')),
    CHECK ((means = 'ONLINE') = (order_id IS NOT NULL AND remote_id IS NOT NULL)),
    CHECK ((fate = 'GIVEN_BACK') = (refund_reason IS NOT NULL)),
    CHECK ((fate = 'GIVEN_BACK') = (refund_state IS NOT NULL)),
    CHECK ((fate = 'GIVEN_BACK') = (refund_attempt IS NOT NULL)),
    CHECK (refund_state IS NULL OR refund_state IN ('DUE', 'ORDERED', 'DONE', 'FAILED'))
);

-- One row, made or locked by whoever counts the orders of the last minute before placing another: servers take turns.
CREATE TABLE order_turn (
    id tinyint NOT NULL PRIMARY KEY
);

-- What the payment operator said, for audit; never who paid.
CREATE TABLE operator_notice (
    seq          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    digest       varchar(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    service_id   text         NOT NULL,
    order_id     text         NOT NULL,
    remote_id    text         NOT NULL,
    amount       text         NOT NULL,
    currency     text         NOT NULL,
    status       text         NOT NULL,
    details      text         NOT NULL,
    payment_date text         NOT NULL,
    outcome      varchar(40)  NOT NULL,
    received_at  datetime(6)  NOT NULL,
    UNIQUE KEY one_news (digest)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
