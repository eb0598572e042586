-- What goes back when a patient cancels, by kind and hours before the visit; NULL is the default of each kind.
ALTER TABLE payment_policy ADD COLUMN refunds json NULL;

-- A cancelled visit knows what may be kept of its money. Until now everything went back.
ALTER TABLE visit
    ADD COLUMN cancel_keeps bigint NULL,
    ADD COLUMN cancel_claimable bigint NULL;
UPDATE visit SET cancel_keeps = 0, cancel_claimable = 0 WHERE status = 'CANCELLED';
ALTER TABLE visit
    ADD CONSTRAINT cancelled_knows_what_it_keeps CHECK ((status = 'CANCELLED') = (cancel_keeps IS NOT NULL)),
    ADD CONSTRAINT cancelled_knows_what_is_claimable CHECK ((status = 'CANCELLED') = (cancel_claimable IS NOT NULL)),
    ADD CONSTRAINT money_of_a_cancelled_visit CHECK (cancel_keeps >= 0 AND cancel_claimable >= 0);

-- A part of a payment may go back, and a further part later.
ALTER TABLE payment
    ADD COLUMN refund_amount bigint NULL,
    ADD COLUMN refund_earlier bigint NULL,
    ADD COLUMN refund_note varchar(2000) NULL;
UPDATE payment SET refund_amount = amount, refund_earlier = 0 WHERE refund_state IS NOT NULL;
-- These three said that only money which was given back as a whole has a refund.
ALTER TABLE payment DROP CONSTRAINT CONSTRAINT_3, DROP CONSTRAINT CONSTRAINT_4, DROP CONSTRAINT CONSTRAINT_5;
ALTER TABLE payment
    ADD CONSTRAINT refund_is_whole CHECK ((refund_state IS NULL) = (refund_reason IS NULL) AND (refund_state IS NULL) = (refund_attempt IS NULL)
        AND (refund_state IS NULL) = (refund_amount IS NULL) AND (refund_state IS NULL) = (refund_earlier IS NULL)),
    ADD CONSTRAINT refund_fits_the_payment CHECK (refund_amount > 0 AND refund_earlier >= 0 AND refund_amount + refund_earlier <= amount),
    ADD CONSTRAINT refund_fits_the_fate CHECK (CASE fate WHEN 'GIVEN_BACK' THEN refund_state IS NOT NULL AND refund_amount + refund_earlier = amount
        WHEN 'UNMATCHED' THEN refund_state IS NULL ELSE refund_state IS NULL OR refund_amount + refund_earlier < amount END);

-- Tasks of one kind wherever they are.
ALTER TABLE staff_task ADD KEY open_of_kind (kind, closed_at, raised_at);

-- Payment terms that a person changed: lines are added, never changed or removed.
CREATE TABLE terms_change (
    seq             bigint       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    visit           uuid         NOT NULL,
    at              datetime(6)  NOT NULL,
    changed_by      uuid         NULL,
    reason          varchar(2000) NOT NULL,
    old_requirement varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    old_amount      bigint       NOT NULL,
    old_kind        varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    old_deadline    datetime(6)  NULL,
    new_requirement varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    new_amount      bigint       NOT NULL,
    new_kind        varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    new_deadline    datetime(6)  NULL,
    KEY of_visit (visit, seq)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

-- What patients accept before they pay. A version that was accepted stays as it was.
CREATE TABLE prepayment_text (
    facility uuid        NOT NULL,
    version  bigint      NOT NULL,
    since    datetime(6) NOT NULL,
    pl       text        NOT NULL,
    en       text        NULL,
    uk       text        NULL,
    PRIMARY KEY (facility, version),
    CHECK (version >= 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

CREATE TABLE terms_acceptance (
    visit   uuid        NOT NULL,
    version bigint      NOT NULL,
    at      datetime(6) NOT NULL,
    way     varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (visit, version),
    CHECK (way IN ('ONLINE', 'DESK', 'PHONE'))
);

-- A specialist cannot come: every visit of that time is cancelled, one by one, by whichever server gets to it.
CREATE TABLE cancelled_day (
    id         uuid         NOT NULL PRIMARY KEY,
    facility   uuid         NOT NULL,
    specialist uuid         NOT NULL,
    from_at    datetime(6)  NOT NULL,
    until_at   datetime(6)  NOT NULL,
    reason     varchar(2000) NOT NULL,
    asked_at   datetime(6)  NOT NULL,
    CHECK (until_at > from_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_polish_ai_ci;

CREATE TABLE cancelled_day_visit (
    seq     bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    day     uuid        NOT NULL,
    visit   uuid        NOT NULL,
    result  varchar(50) CHARACTER SET ascii COLLATE ascii_bin NULL,
    done_at datetime(6) NULL,
    UNIQUE KEY visit_of_day (day, visit),
    KEY waiting (result, seq),
    KEY recent (done_at),
    CHECK ((result IS NULL) = (done_at IS NULL))
);
