-- The report of online payments over a million links: every filter has an index of its own that begins with the facility, and what is summed
-- up is kept by the day, so that two years cost no more than their days and the hours at both ends.

ALTER TABLE online_payment
    DROP KEY facility_issued, DROP KEY facility_paid, DROP KEY facility_visit,
    DROP KEY specialist_issued, DROP KEY specialist_paid, DROP KEY specialist_visit,
    DROP KEY service_issued, DROP KEY service_paid, DROP KEY service_visit,
    ADD KEY facility_issued   (facility, is_paid, required, issued_at, seq, deadline, withdrawn),
    ADD KEY facility_paid     (facility, is_paid, required, paid_at,   seq, deadline, withdrawn),
    ADD KEY facility_visit    (facility, is_paid, required, visit_at,  seq, deadline, withdrawn),
    ADD KEY service_issued    (facility, service, is_paid, required, issued_at, seq, deadline, withdrawn),
    ADD KEY service_paid      (facility, service, is_paid, required, paid_at,   seq, deadline, withdrawn),
    ADD KEY service_visit     (facility, service, is_paid, required, visit_at,  seq, deadline, withdrawn),
    ADD KEY specialist_issued (facility, specialist, is_paid, required, issued_at, seq, deadline, withdrawn, service, amount, paid, refunded),
    ADD KEY specialist_paid   (facility, specialist, is_paid, required, paid_at,   seq, deadline, withdrawn, service, amount, paid, refunded),
    ADD KEY specialist_visit  (facility, specialist, is_paid, required, visit_at,  seq, deadline, withdrawn, service, amount, paid, refunded),
    ADD KEY waiting           (facility, is_paid, deadline, seq, required, withdrawn, specialist, service, issued_at, visit_at, paid_at, amount, paid, refunded);

-- The sums of each day of UTC, by each of the three dates that put a link into a period (A17).
CREATE TABLE online_payment_day (
    facility  uuid       NOT NULL,
    whose     uuid       NOT NULL COMMENT 'the facility itself, or one of its services',
    dated     varchar(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    day       date       NOT NULL,
    is_paid   boolean    NOT NULL,
    withdrawn boolean    NOT NULL,
    required  boolean    NOT NULL,
    links     bigint     NOT NULL,
    amount    bigint     NOT NULL,
    paid      bigint     NOT NULL,
    refunded  bigint     NOT NULL,
    PRIMARY KEY (facility, whose, dated, day, is_paid, withdrawn, required),
    CHECK (dated IN ('ISSUED', 'PAID', 'VISIT'))
);

-- What the sums do not know of yet. Were they changed by the transactions that change links, every booking of a facility would wait for the
-- same row; so each leaves its part here, and any server adds what is there to the sums and takes it away, in one transaction. At every
-- moment the sums and what lies here are together those of the links.
CREATE TABLE online_payment_change (
    seq       bigint      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    facility  uuid        NOT NULL,
    service   uuid        NOT NULL,
    issued_at datetime(6) NOT NULL,
    paid_at   datetime(6) NULL,
    visit_at  datetime(6) NOT NULL,
    is_paid   boolean     NOT NULL,
    withdrawn boolean     NOT NULL,
    required  boolean     NOT NULL,
    links     bigint      NOT NULL COMMENT '1, or -1 with the other sums below zero for what is no more',
    amount    bigint      NOT NULL,
    paid      bigint      NOT NULL,
    refunded  bigint      NOT NULL
);

INSERT INTO online_payment_day (facility, whose, dated, day, is_paid, withdrawn, required, links, amount, paid, refunded)
SELECT o.facility, IF(w.seq = 1, o.facility, o.service) AS whose, 'ISSUED', DATE(o.issued_at) AS day, o.is_paid, o.withdrawn, o.required,
       COUNT(*), SUM(o.amount), SUM(o.paid), SUM(o.refunded)
FROM online_payment o JOIN (SELECT 1 AS seq UNION ALL SELECT 2) w GROUP BY o.facility, whose, day, o.is_paid, o.withdrawn, o.required;

INSERT INTO online_payment_day (facility, whose, dated, day, is_paid, withdrawn, required, links, amount, paid, refunded)
SELECT o.facility, IF(w.seq = 1, o.facility, o.service) AS whose, 'PAID', DATE(o.paid_at) AS day, o.is_paid, o.withdrawn, o.required,
       COUNT(*), SUM(o.amount), SUM(o.paid), SUM(o.refunded)
FROM online_payment o JOIN (SELECT 1 AS seq UNION ALL SELECT 2) w WHERE o.paid_at IS NOT NULL GROUP BY o.facility, whose, day, o.is_paid, o.withdrawn, o.required;

INSERT INTO online_payment_day (facility, whose, dated, day, is_paid, withdrawn, required, links, amount, paid, refunded)
SELECT o.facility, IF(w.seq = 1, o.facility, o.service) AS whose, 'VISIT', DATE(o.visit_at) AS day, o.is_paid, o.withdrawn, o.required,
       COUNT(*), SUM(o.amount), SUM(o.paid), SUM(o.refunded)
FROM online_payment o JOIN (SELECT 1 AS seq UNION ALL SELECT 2) w GROUP BY o.facility, whose, day, o.is_paid, o.withdrawn, o.required;

DELIMITER //

CREATE TRIGGER new_line_is_summed AFTER INSERT ON online_payment FOR EACH ROW
BEGIN
    INSERT INTO online_payment_change (facility, service, issued_at, paid_at, visit_at, is_paid, withdrawn, required, links, amount, paid, refunded)
    VALUES (NEW.facility, NEW.service, NEW.issued_at, NEW.paid_at, NEW.visit_at, NEW.is_paid, NEW.withdrawn, NEW.required, 1, NEW.amount, NEW.paid, NEW.refunded);
END //

CREATE TRIGGER changed_line_is_summed AFTER UPDATE ON online_payment FOR EACH ROW
BEGIN
    IF NOT (NEW.facility = OLD.facility AND NEW.service = OLD.service AND NEW.issued_at = OLD.issued_at AND NEW.paid_at <=> OLD.paid_at
            AND NEW.visit_at = OLD.visit_at AND NEW.is_paid = OLD.is_paid AND NEW.withdrawn = OLD.withdrawn AND NEW.required = OLD.required
            AND NEW.amount = OLD.amount AND NEW.paid = OLD.paid AND NEW.refunded = OLD.refunded) THEN
        INSERT INTO online_payment_change (facility, service, issued_at, paid_at, visit_at, is_paid, withdrawn, required, links, amount, paid, refunded)
        VALUES (OLD.facility, OLD.service, OLD.issued_at, OLD.paid_at, OLD.visit_at, OLD.is_paid, OLD.withdrawn, OLD.required, -1, -OLD.amount, -OLD.paid, -OLD.refunded),
               (NEW.facility, NEW.service, NEW.issued_at, NEW.paid_at, NEW.visit_at, NEW.is_paid, NEW.withdrawn, NEW.required, 1, NEW.amount, NEW.paid, NEW.refunded);
    END IF;
END //

CREATE TRIGGER gone_line_is_summed AFTER DELETE ON online_payment FOR EACH ROW
BEGIN
    INSERT INTO online_payment_change (facility, service, issued_at, paid_at, visit_at, is_paid, withdrawn, required, links, amount, paid, refunded)
    VALUES (OLD.facility, OLD.service, OLD.issued_at, OLD.paid_at, OLD.visit_at, OLD.is_paid, OLD.withdrawn, OLD.required, -1, -OLD.amount, -OLD.paid, -OLD.refunded);
END //

DELIMITER ;

-- Whether the patient stood on the blacklist when the visit was decided about: a dry run asks it of every booking, and JSON is slow to open.
ALTER TABLE visit ADD COLUMN blacklisted boolean AS (JSON_VALUE(decision, '$.blacklisted') IN ('1', 'true')) STORED AFTER decision;
