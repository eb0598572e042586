-- When a visit is looked at again for its reminders, NULL for never; every change of it makes it due at once. And since when it stands as
-- it does: its booking, or the first look after a change of its state, its time or its deadline (NULL until that look).
ALTER TABLE visit
    ADD COLUMN look_at      datetime(6) NULL,
    ADD COLUMN stands_since datetime(6) NULL,
    ADD KEY look_due (look_at);

UPDATE visit SET look_at = booked_at, stands_since = booked_at WHERE status IN ('AWAITING_PAYMENT', 'CONFIRMED') AND start_at > UTC_TIMESTAMP();

-- What patients said when asked whether their visit stands; about one start, so that a move makes it void.
CREATE TABLE attendance (
    visit    uuid        NOT NULL PRIMARY KEY,
    token    varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    start_at datetime(6) NOT NULL,
    answer   varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at       datetime(6) NOT NULL,
    UNIQUE KEY of_token (token),
    CHECK (answer IN ('ASKED', 'CONFIRMED', 'DECLINED'))
);

-- What a facility decided about its messages; what has no row is as usual.
CREATE TABLE message_settings (
    facility         uuid        NOT NULL PRIMARY KEY,
    version          bigint      NOT NULL,
    stamp            uuid        NOT NULL COMMENT 'another one at each change, never used twice: what a server remembers is known by it',
    quiet_from       char(5)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    quiet_to         char(5)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    transliterates   boolean     NOT NULL,
    names_specialist boolean     NOT NULL,
    part_price       bigint      NOT NULL,
    CHECK (version >= 1),
    CHECK (part_price >= 0)
);

CREATE TABLE message_sending (
    facility  uuid        NOT NULL,
    kind      varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sent      boolean     NOT NULL,
    channels  varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sent_lead varchar(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (facility, kind),
    FOREIGN KEY (facility) REFERENCES message_settings (facility),
    CHECK (sent OR kind NOT IN ('VISIT_CONFIRMED', 'PAYMENT_RECEIVED', 'LATE_PAYMENT', 'REFUND')),
    CHECK ((sent_lead IS NOT NULL) = (kind IN ('PAYMENT_REMINDER', 'VISIT_REMINDER', 'VISIT_CONFIRM_REQUEST')))
);

CREATE TABLE message_words (
    facility uuid          NOT NULL,
    kind     varchar(30)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel  varchar(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language varchar(2)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject  varchar(200)  NULL,
    words    varchar(2000) NOT NULL,
    PRIMARY KEY (facility, kind, channel, language),
    FOREIGN KEY (facility) REFERENCES message_settings (facility),
    CHECK (channel IN ('EMAIL', 'SMS')),
    CHECK (language IN ('PL', 'EN', 'UK')),
    CHECK ((channel = 'EMAIL') = (subject IS NOT NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
