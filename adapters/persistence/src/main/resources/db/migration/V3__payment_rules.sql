CREATE TABLE payment_policy (
    facility         uuid        NOT NULL PRIMARY KEY,
    version          bigint      NOT NULL,
    stamp            uuid        NOT NULL COMMENT 'another one at each change, never used twice: what a server remembers of the rules is known by it',
    zone             varchar(50) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    min_pay_window   varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    floor            varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hard_stop        varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    short_notice     varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    settlement_grace varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    in_flight_grace  varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    late_payment     varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    first_time_on    boolean     NOT NULL,
    first_time_scope varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    blacklist_on     boolean     NOT NULL,
    CHECK (version >= 1),
    CHECK (short_notice IN ('GRACE', 'REFUSE', 'ON_SITE')),
    CHECK (late_payment IN ('REINSTATE', 'REFUND')),
    CHECK (first_time_scope IN ('FACILITY', 'SPECIALIST', 'ORGANISATION'))
);

-- One row for each level that says something; a column that is NULL inherits. Part of a key cannot be NULL, so the nil UUID stands for "any".
CREATE TABLE payment_rule (
    facility     uuid         NOT NULL,
    scope        varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    service      uuid         NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    specialist   uuid         NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    requirement  varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    amount_type  varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    percent      decimal(5,2) NULL,
    fixed_value  bigint       NULL,
    kind         varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    mode         varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    cutoff       char(5)      CHARACTER SET ascii COLLATE ascii_bin NULL,
    day_offset   int          NULL,
    after_cutoff varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    pay_window   varchar(30)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    visit_lead   varchar(30)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    applies_to   varchar(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    send_by      varchar(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (facility, scope, service, specialist),
    FOREIGN KEY (facility) REFERENCES payment_policy (facility),
    CHECK (scope IN ('FACILITY', 'FIRST_TIME', 'BLACKLIST', 'SPECIALIST', 'SERVICE', 'PAIR')),
    CHECK ((service <> '00000000-0000-0000-0000-000000000000') = (scope IN ('SERVICE', 'PAIR'))),
    CHECK ((specialist <> '00000000-0000-0000-0000-000000000000') = (scope IN ('SPECIALIST', 'PAIR'))),
    CHECK (requirement IS NULL OR requirement IN ('NONE', 'OPTIONAL', 'REQUIRED')),
    CHECK (amount_type IS NULL OR amount_type IN ('FULL', 'PERCENT', 'FIXED')),
    CHECK ((amount_type IS NULL) = (kind IS NULL)),
    CHECK ((amount_type <=> 'PERCENT') = (percent IS NOT NULL)),
    CHECK ((amount_type <=> 'FIXED') = (fixed_value IS NOT NULL)),
    CHECK (mode IS NULL OR mode IN ('UNTIL_HOUR', 'BEFORE_VISIT', 'FROM_BOOKING')),
    CHECK ((mode IS NULL) = (visit_lead IS NULL)),
    CHECK ((mode <=> 'UNTIL_HOUR') = (cutoff IS NOT NULL AND day_offset IS NOT NULL AND after_cutoff IS NOT NULL)),
    CHECK ((mode <=> 'FROM_BOOKING') = (pay_window IS NOT NULL))
);

-- Every version that is no longer in force, for the question who was asked for what, and why.
CREATE TABLE payment_policy_history (
    facility   uuid        NOT NULL,
    version    bigint      NOT NULL,
    changed_at datetime(6) NOT NULL,
    body       json        NOT NULL,
    PRIMARY KEY (facility, version)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
