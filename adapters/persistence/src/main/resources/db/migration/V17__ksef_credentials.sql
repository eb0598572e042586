-- What lets a facility into KSeF: of each kind at most one. The token or private key and the certificate, which may name a person, are sealed.
CREATE TABLE ksef_credential (
    id            uuid         NOT NULL PRIMARY KEY,
    facility      uuid         NOT NULL,
    kind          varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    serial        varchar(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    valid_from    datetime(6)  NULL,
    valid_until   datetime(6)  NULL,
    made_for      varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    organisation  char(10)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    certificate   text         CHARACTER SET ascii COLLATE ascii_bin NULL,
    secret        text         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    entered_at    datetime(6)  NOT NULL,
    author_kind   varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    author        uuid         NULL,
    UNIQUE KEY one_of_each_kind (facility, kind),
    CHECK (kind IN ('TOKEN', 'AUTHENTICATION', 'OFFLINE')),
    CHECK ((kind = 'TOKEN') = (serial IS NULL) AND (serial IS NULL) = (certificate IS NULL) AND (serial IS NULL) = (made_for IS NULL)),
    CHECK ((serial IS NULL) = (valid_from IS NULL) AND (serial IS NULL) = (valid_until IS NULL) AND valid_from < valid_until)
);
