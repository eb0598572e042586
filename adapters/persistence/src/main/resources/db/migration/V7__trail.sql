-- What was done, by whom, with what became of it: one chain, each link the SHA-256 of the one before it and of its own body.
CREATE TABLE trail (
    n          bigint       NOT NULL PRIMARY KEY,
    at         datetime(6)  NOT NULL,
    actor_kind varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor      uuid         NULL,
    what       varchar(100) NOT NULL,
    facility   uuid         NULL,
    visit      uuid         NULL,
    patient    uuid         NULL,
    result     varchar(100) NOT NULL,
    body       mediumtext   NOT NULL,
    hash       binary(32)   NOT NULL,
    mac        binary(32)   NOT NULL,
    KEY of_patient (patient, n),
    KEY of_facility (facility, n),
    KEY of_actor (actor, n),
    KEY by_time (at, n),
    CHECK (n >= 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The end of the chain, under a mark made with a key that this database does not know: an entry that anybody else puts in bears none.
-- Whoever adds to the chain holds this row until the commit. That it points to the chain keeps TRUNCATE away from there.
CREATE TABLE trail_head (
    id     tinyint    NOT NULL PRIMARY KEY,
    number bigint     NULL,
    hash   binary(32) NULL,
    mac    binary(32) NULL,
    FOREIGN KEY (number) REFERENCES trail (n),
    CHECK (id = 1),
    CHECK ((number IS NULL) = (hash IS NULL) AND (number IS NULL) = (mac IS NULL))
);

INSERT INTO trail_head (id) VALUES (1);

DELIMITER //

CREATE TRIGGER trail_moves_its_head AFTER INSERT ON trail FOR EACH ROW
BEGIN
    UPDATE trail_head SET number = NEW.n, hash = NEW.hash, mac = NEW.mac WHERE id = 1;
END //

CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'entries of the trail are never changed';
END //

CREATE TRIGGER trail_never_shrinks BEFORE DELETE ON trail FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'entries of the trail are never removed';
END //

CREATE TRIGGER trail_head_stays BEFORE DELETE ON trail_head FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'the head of the trail is never removed';
END //

DELIMITER ;
