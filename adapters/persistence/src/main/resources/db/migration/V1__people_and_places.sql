-- Words sort as a Polish reader expects; codes and keys compare byte by byte. Instants are UTC in datetime(6).

CREATE TABLE facility (
    id      uuid         NOT NULL PRIMARY KEY,
    name    varchar(300) NOT NULL,
    zone    varchar(50)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    phone   varchar(100) NULL,
    email   varchar(254) NULL,
    nip     char(10)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    address varchar(1000) NULL,
    version bigint       NOT NULL,
    changes bigint       NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

CREATE TABLE specialist (
    id             uuid         NOT NULL PRIMARY KEY,
    facility       uuid         NOT NULL,
    first_name     varchar(300) NOT NULL,
    last_name      varchar(300) NOT NULL,
    title          varchar(300) NULL,
    specialisation varchar(300) NULL,
    version        bigint       NOT NULL,
    changes bigint       NOT NULL DEFAULT 0,
    FOREIGN KEY (facility) REFERENCES facility (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

CREATE TABLE medical_service (
    id       uuid         NOT NULL PRIMARY KEY,
    facility uuid         NOT NULL,
    name     varchar(300) NOT NULL,
    seconds  bigint       NOT NULL,
    price    bigint       NOT NULL,
    vat      varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version  bigint       NOT NULL,
    changes bigint       NOT NULL DEFAULT 0,
    FOREIGN KEY (facility) REFERENCES facility (id),
    CHECK (seconds >= 60),
    CHECK (price >= 0)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

CREATE TABLE room (
    id       uuid         NOT NULL PRIMARY KEY,
    facility uuid         NOT NULL,
    name     varchar(300) NOT NULL,
    version  bigint       NOT NULL,
    changes bigint       NOT NULL DEFAULT 0,
    FOREIGN KEY (facility) REFERENCES facility (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- Which keys have sealed values here, the keys themselves lie in a file elsewhere: what the database holds can be opened only by a server
-- that has each of them, and the proof tells a key from another one of the same name.
CREATE TABLE data_key (
    id          varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    proof       binary(32)  NOT NULL,
    known_since datetime(6) NOT NULL,
    resealed_at datetime(6) NULL COMMENT 'when nothing was left under an older key'
);

-- What is sealed is "key id.ciphertext"; what ends in _index is a keyed hash by which a complete value is found again.
CREATE TABLE patient (
    id              uuid         NOT NULL PRIMARY KEY,
    first_name      varchar(300) NOT NULL,
    last_name       varchar(300) NOT NULL,
    birth_date      date         NULL,
    language        varchar(2)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    pesel           varchar(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
    phone           varchar(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
    email           varchar(500) CHARACTER SET ascii COLLATE ascii_bin NULL,
    address         text         CHARACTER SET ascii COLLATE ascii_bin NULL,
    notes           mediumtext   CHARACTER SET ascii COLLATE ascii_bin NULL,
    pesel_index     binary(32)   NULL,
    phone_index     binary(32)   NULL,
    phone_end_index binary(32)   NULL,
    email_index     binary(32)   NULL,
    version         bigint       NOT NULL,
    changes         bigint       NOT NULL DEFAULT 0,
    KEY by_last_name (last_name, first_name),
    KEY by_first_name (first_name, last_name),
    KEY by_pesel (pesel_index),
    KEY by_phone (phone_index),
    KEY by_phone_end (phone_end_index),
    KEY by_email (email_index),
    CHECK ((pesel IS NULL) = (pesel_index IS NULL)),
    CHECK ((phone IS NULL) = (phone_index IS NULL) AND (phone IS NULL) = (phone_end_index IS NULL)),
    CHECK ((email IS NULL) = (email_index IS NULL))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- What a facility holds about a patient for its payment rules.
CREATE TABLE blacklisting (
    facility uuid          NOT NULL,
    patient  uuid          NOT NULL,
    reason   varchar(2000) NOT NULL,
    since    datetime(6)   NOT NULL,
    PRIMARY KEY (facility, patient)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

CREATE TABLE exemption (
    facility    uuid          NOT NULL,
    patient     uuid          NOT NULL,
    requirement varchar(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      varchar(2000) NOT NULL,
    since       datetime(6)   NOT NULL,
    PRIMARY KEY (facility, patient),
    CHECK (requirement IN ('NONE', 'OPTIONAL'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;
