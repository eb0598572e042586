-- Persons who may log in. What ends in fingerprint is all that is known of a secret; passwords are hashed; phone and e-mail are sealed.
CREATE TABLE account (
    id                     uuid         NOT NULL PRIMARY KEY,
    login                  varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    first_name             varchar(300) NOT NULL,
    last_name              varchar(300) NOT NULL,
    phone                  varchar(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
    email                  varchar(500) CHARACTER SET ascii COLLATE ascii_bin NULL,
    language               varchar(2)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state                  varchar(15)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password               varchar(500) CHARACTER SET ascii COLLATE ascii_bin NULL,
    method                 varchar(15)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    two_steps              boolean      NULL,
    invitation_fingerprint varchar(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    invitation_number      int          NULL,
    invitation_expires_at  datetime(6)  NULL,
    version                bigint       NOT NULL,
    UNIQUE KEY account_login (login),
    KEY by_invitation (invitation_fingerprint),
    CHECK (state IN ('INVITED', 'ACTIVE', 'DEACTIVATED')),
    CHECK (method IS NULL OR method IN ('SMS_CODE', 'EMAIL_CODE', 'EMAIL_LINK')),
    CHECK ((state = 'ACTIVE') = (password IS NOT NULL)),
    CHECK ((state = 'ACTIVE') = (method IS NOT NULL)),
    CHECK ((state = 'ACTIVE') = (two_steps IS NOT NULL)),
    CHECK (state <> 'INVITED' OR invitation_fingerprint IS NOT NULL),
    CHECK (state <> 'DEACTIVATED' OR invitation_fingerprint IS NULL),
    CHECK ((invitation_fingerprint IS NULL) = (invitation_number IS NULL)),
    CHECK ((invitation_fingerprint IS NULL) = (invitation_expires_at IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- Where an account has a part: in one facility, or in all when it is NULL, of which there is one at most. Permissions by their codes,
-- between spaces.
CREATE TABLE account_part (
    account  uuid          NOT NULL,
    position int           NOT NULL,
    facility uuid          NULL,
    place    uuid          AS (COALESCE(facility, '00000000-0000-0000-0000-000000000000')) STORED,
    role     varchar(30)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    granted  varchar(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    withheld varchar(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account, position),
    UNIQUE KEY one_part (account, place),
    KEY of_facility (facility, account),
    FOREIGN KEY (account) REFERENCES account (id)
);

-- Who is logged in. A session that was ended has no row any more.
CREATE TABLE login_session (
    id          uuid         NOT NULL PRIMARY KEY,
    account     uuid         NOT NULL,
    fingerprint varchar(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at  datetime(6)  NOT NULL,
    last_seen   datetime(6)  NOT NULL,
    device      text         NOT NULL,
    address     text         NOT NULL,
    UNIQUE KEY session_token (fingerprint),
    KEY of_account (account, started_at),
    KEY by_last_seen (last_seen),
    CHECK (last_seen >= started_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Logins that wait for their second step.
CREATE TABLE login_attempt (
    id              uuid         NOT NULL PRIMARY KEY,
    account         uuid         NOT NULL,
    challenge       varchar(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at      datetime(6)  NOT NULL,
    device          text         NOT NULL,
    address         text         NOT NULL,
    state           varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    method          varchar(15)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    sendings        int          NULL,
    sent_at         datetime(6)  NULL,
    wrong_tries     int          NULL,
    confirmed_until datetime(6)  NULL,
    UNIQUE KEY attempt_challenge (challenge),
    KEY by_start (started_at),
    CHECK (state IN ('ASKED', 'CONFIRMED', 'OVER')),
    CHECK (method IS NULL OR method IN ('SMS_CODE', 'EMAIL_CODE', 'EMAIL_LINK')),
    CHECK ((state = 'ASKED') = (method IS NOT NULL)),
    CHECK ((state = 'ASKED') = (sendings IS NOT NULL)),
    CHECK ((state = 'ASKED') = (sent_at IS NOT NULL)),
    CHECK ((state = 'ASKED') = (wrong_tries IS NOT NULL)),
    CHECK ((state = 'CONFIRMED') = (confirmed_until IS NOT NULL)),
    CHECK (sendings IS NULL OR sendings BETWEEN 1 AND 5),
    CHECK (wrong_tries IS NULL OR wrong_tries BETWEEN 0 AND 4)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Wrong passwords, counted under pseudonyms. A count that was asked for has a row, so that whoever asks next waits for it.
CREATE TABLE login_failure (
    kind        varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    failure_key varchar(128) NOT NULL,
    failures    int          NOT NULL,
    last_at     datetime(6)  NOT NULL,
    PRIMARY KEY (kind, failure_key),
    KEY by_last (last_at),
    CHECK (kind IN ('PAIR', 'ADDRESS', 'STRANGERS')),
    CHECK (failures >= 0)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE familiar_place (
    account    uuid         NOT NULL,
    place      varchar(128) NOT NULL,
    last_login datetime(6)  NOT NULL,
    PRIMARY KEY (account, place),
    KEY by_last (last_login)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A facility without a row asks for two steps.
CREATE TABLE login_rule (
    facility    uuid    NOT NULL PRIMARY KEY,
    second_step boolean NOT NULL
);

-- Keys of other programs; the one that was replaced still opens for a while.
CREATE TABLE api_key (
    id              uuid          NOT NULL PRIMARY KEY,
    name            varchar(300)  NOT NULL,
    facility        uuid          NULL,
    role            varchar(30)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    granted         varchar(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    withheld        varchar(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fingerprint     varchar(128)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    old_fingerprint varchar(128)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    old_until       datetime(6)   NULL,
    created_at      datetime(6)   NOT NULL,
    expires_at      datetime(6)   NOT NULL,
    last_used       datetime(6)   NULL,
    revoked         boolean       NOT NULL,
    version         bigint        NOT NULL,
    UNIQUE KEY key_secret (fingerprint),
    KEY by_old_secret (old_fingerprint),
    KEY of_facility (facility, created_at),
    CHECK ((old_fingerprint IS NULL) = (old_until IS NULL)),
    CHECK (NOT revoked OR old_fingerprint IS NULL)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- The outbox of letters to persons with accounts: no text, no secret, and the number or mailbox sealed.
CREATE TABLE account_letter (
    seq          bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id           uuid         NOT NULL,
    account      uuid         NOT NULL,
    kind         varchar(30)  NOT NULL,
    channel      varchar(10)  NOT NULL,
    target       varchar(500) NOT NULL,
    target_index binary(32)   NOT NULL,
    attempt      uuid         NULL,
    number       int          NOT NULL,
    created_at   datetime(6)  NOT NULL,
    due_at       datetime(6)  NOT NULL,
    not_after    datetime(6)  NOT NULL,
    tries        int          NOT NULL,
    state        varchar(15)  NOT NULL DEFAULT 'WAITING',
    reason       text         NULL,
    provider_id  varchar(255) NULL,
    parts        int          NULL,
    settled_at   datetime(6)  NULL,
    leased_by    varchar(64)  NULL,
    leased_until datetime(6)  NULL,
    UNIQUE KEY letter_id (id),
    KEY due (state, due_at),
    KEY of_target (target_index, created_at),
    KEY of_account (account, kind, created_at),
    CHECK (kind IN ('LOGIN_CODE', 'LOGIN_LINK', 'INVITATION', 'CONTACT_DATA_CHANGED', 'LOGINS_FAILING')),
    CHECK ((kind IN ('LOGIN_CODE', 'LOGIN_LINK')) = (attempt IS NOT NULL)),
    CHECK (channel IN ('EMAIL', 'SMS')),
    CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'TOO_LATE')),
    CHECK ((state = 'WAITING') = (settled_at IS NULL)),
    CHECK ((state = 'SENT') = (parts IS NOT NULL)),
    CHECK (state = 'WAITING' OR leased_by IS NULL),
    CHECK ((leased_by IS NULL) = (leased_until IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
