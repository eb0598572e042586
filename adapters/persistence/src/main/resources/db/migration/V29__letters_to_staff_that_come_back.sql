-- What a mail server told later of a letter to a person with an account.
ALTER TABLE account_letter
    ADD COLUMN arrival     varchar(15) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN reported_at datetime(6) NULL,
    ADD CHECK (arrival IN ('DELIVERED', 'UNDELIVERED')),
    ADD CHECK ((arrival IS NULL) = (reported_at IS NULL));
