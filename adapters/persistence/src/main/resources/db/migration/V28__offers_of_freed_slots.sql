-- How long a freed slot is kept for each one who waits is each facility's own setting, and who is offered one may decline it.
ALTER TABLE payment_policy ADD COLUMN offer_window varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'PT30M';

ALTER TABLE waitlist_offer DROP CONSTRAINT CONSTRAINT_2, ADD CHECK (state IN ('OPEN', 'TAKEN', 'DECLINED', 'OVER'));
