-- Every version of a facility's payment rules with who made it and when; the one in force is the latest. Authors of older ones were not kept.
CREATE TABLE payment_policy_version (
    facility    uuid        NOT NULL,
    version     bigint      NOT NULL,
    made_at     datetime(6) NOT NULL,
    author_kind varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    author      uuid        NULL,
    body        json        NOT NULL,
    PRIMARY KEY (facility, version)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO payment_policy_version (facility, version, made_at, body)
SELECT facility, version, COALESCE(LAG(changed_at) OVER (PARTITION BY facility ORDER BY version), changed_at), body FROM payment_policy_history;

DROP TABLE payment_policy_history;

-- For what is asked about the bookings of a period, and whether somebody had been there before one of them: told by the index alone.
ALTER TABLE visit ADD KEY of_booking (facility, booked_at),
    DROP KEY of_patient, ADD KEY of_patient (patient, status, facility, start_at, specialist);

-- Reasons are words about a person: from now on they are sealed, by keys that SQL does not have. No release had these tables in the open.
DROP TABLE blacklisting;
DROP TABLE exemption;

-- Per facility, never shared: why a patient is asked to pay, what the facility's books told then, who decided, and what was said against it.
CREATE TABLE blacklisting (
    id              uuid        NOT NULL PRIMARY KEY COMMENT 'made from facility and patient',
    facility        uuid        NOT NULL,
    patient         uuid        NOT NULL,
    reason          text        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    no_shows        text        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    late_cancelled  text        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    counted_at      datetime(6) NOT NULL,
    author_kind     varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    author          uuid        NULL,
    since           datetime(6) NOT NULL,
    expires         datetime(6) NULL,
    contest         text        CHARACTER SET ascii COLLATE ascii_bin NULL,
    contested_at    datetime(6) NULL,
    recorder_kind   varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    recorder        uuid        NULL,
    upheld          text        CHARACTER SET ascii COLLATE ascii_bin NULL,
    upheld_at       datetime(6) NULL,
    judge_kind      varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    judge           uuid        NULL,
    UNIQUE KEY of_facility (facility, patient),
    KEY of_patient (patient),
    CHECK ((contest IS NULL) = (contested_at IS NULL) AND (contest IS NULL) = (recorder_kind IS NULL)),
    CHECK ((upheld IS NULL) = (upheld_at IS NULL) AND (upheld IS NULL) = (judge_kind IS NULL)),
    CHECK (upheld IS NULL OR contest IS NOT NULL)
);

CREATE TABLE exemption (
    id          uuid        NOT NULL PRIMARY KEY COMMENT 'made from facility and patient',
    facility    uuid        NOT NULL,
    patient     uuid        NOT NULL,
    requirement varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      text        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    since       datetime(6) NOT NULL,
    UNIQUE KEY of_facility (facility, patient),
    KEY of_patient (patient),
    CHECK (requirement IN ('NONE', 'OPTIONAL'))
);

-- From how many missed visits on a facility wants a patient proposed; nobody is put on the list by that.
CREATE TABLE blacklist_criteria (
    facility     uuid   NOT NULL PRIMARY KEY,
    visits       int    NOT NULL,
    months       int    NOT NULL,
    late_seconds bigint NOT NULL,
    CHECK (visits BETWEEN 1 AND 100 AND months BETWEEN 1 AND 60 AND late_seconds >= 0)
);
