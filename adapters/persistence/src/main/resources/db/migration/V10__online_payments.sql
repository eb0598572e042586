-- The report "Płatności online" (RPT-01): one narrow row for each link, made of the link, its visit and its money by the database itself, in the
-- transaction that changes any of them. Filters and sums over a million links then read ranges of indexes and join nothing.

ALTER TABLE payment_link ADD COLUMN issued_at datetime(6) NULL COMMENT 'when the link was first there (A17)' AFTER token;
UPDATE payment_link l JOIN visit v ON v.id = l.visit SET l.issued_at = v.booked_at;
UPDATE payment_link SET issued_at = deadline WHERE issued_at IS NULL;
ALTER TABLE payment_link MODIFY COLUMN issued_at datetime(6) NOT NULL COMMENT 'when the link was first there (A17)';

CREATE TABLE online_payment (
    seq          bigint      NOT NULL PRIMARY KEY COMMENT 'that of the link',
    link         uuid        NOT NULL,
    visit        uuid        NOT NULL,
    facility     uuid        NOT NULL,
    specialist   uuid        NOT NULL,
    service      uuid        NOT NULL,
    patient      uuid        NOT NULL,
    issued_at    datetime(6) NOT NULL,
    visit_at     datetime(6) NOT NULL,
    paid_at      datetime(6) NULL,
    deadline     datetime(6) NOT NULL,
    visit_status varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    required     boolean     NOT NULL,
    is_paid      boolean     NOT NULL COMMENT 'money of the right amount was kept, also when it went back later',
    withdrawn    boolean     NOT NULL,
    amount       bigint      NOT NULL,
    paid         bigint      NOT NULL,
    refunded     bigint      NOT NULL,
    refund       varchar(10) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the refund that is furthest from being done',
    means        varchar(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    KEY facility_issued   (facility,   is_paid, required, issued_at, seq, deadline, withdrawn, amount, paid, refunded),
    KEY facility_paid     (facility,   is_paid, required, paid_at,   seq, deadline, withdrawn, amount, paid, refunded),
    KEY facility_visit    (facility,   is_paid, required, visit_at,  seq, deadline, withdrawn, amount, paid, refunded),
    KEY specialist_issued (specialist, is_paid, required, issued_at, seq, deadline, withdrawn, service),
    KEY specialist_paid   (specialist, is_paid, required, paid_at,   seq, deadline, withdrawn, service),
    KEY specialist_visit  (specialist, is_paid, required, visit_at,  seq, deadline, withdrawn, service),
    KEY service_issued    (service,    is_paid, required, issued_at, seq, deadline, withdrawn),
    KEY service_paid      (service,    is_paid, required, paid_at,   seq, deadline, withdrawn),
    KEY service_visit     (service,    is_paid, required, visit_at,  seq, deadline, withdrawn)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a row of it says, and nowhere else: whoever changes how money is kept replaces this view and fills the table anew from it.
CREATE VIEW online_payment_now AS
SELECT l.seq, l.id AS link, l.visit, l.facility, v.specialist, v.service, v.patient, l.issued_at, v.start_at AS visit_at,
       (SELECT m.paid_at FROM payment m WHERE m.link = l.id AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')
        ORDER BY m.fate <> 'KEPT', m.position LIMIT 1) AS paid_at,
       l.deadline, v.status AS visit_status, v.requirement = 'REQUIRED' AS required, l.state = 'PAID' AS is_paid, l.state = 'WITHDRAWN' AS withdrawn, l.amount,
       (SELECT COALESCE(SUM(m.amount), 0) FROM payment m WHERE m.link = l.id
            AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')) AS paid,
       (SELECT COALESCE(SUM(m.amount), 0) FROM payment m WHERE m.link = l.id AND m.fate = 'GIVEN_BACK') AS refunded,
       (SELECT m.refund_state FROM payment m WHERE m.link = l.id AND m.refund_state IS NOT NULL
        ORDER BY FIELD(m.refund_state, 'FAILED', 'DUE', 'ORDERED', 'DONE') LIMIT 1) AS refund,
       (SELECT m.means FROM payment m WHERE m.link = l.id AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')
        ORDER BY m.fate <> 'KEPT', m.position LIMIT 1) AS means
FROM payment_link l JOIN visit v ON v.id = l.visit;

DELIMITER //

CREATE PROCEDURE report_online_payment(IN of_link uuid)
BEGIN
    INSERT INTO online_payment (seq, link, visit, facility, specialist, service, patient, issued_at, visit_at, paid_at, deadline, visit_status,
                                required, is_paid, withdrawn, amount, paid, refunded, refund, means)
    SELECT n.seq, n.link, n.visit, n.facility, n.specialist, n.service, n.patient, n.issued_at, n.visit_at, n.paid_at, n.deadline, n.visit_status,
           n.required, n.is_paid, n.withdrawn, n.amount, n.paid, n.refunded, n.refund, n.means
    FROM online_payment_now n WHERE n.link = of_link
    ON DUPLICATE KEY UPDATE specialist = n.specialist, service = n.service, patient = n.patient, visit_at = n.visit_at, paid_at = n.paid_at,
        deadline = n.deadline, visit_status = n.visit_status,
        required = n.required, is_paid = n.is_paid, withdrawn = n.withdrawn, amount = n.amount, paid = n.paid, refunded = n.refunded, refund = n.refund, means = n.means;
END //

CREATE TRIGGER new_link_is_reported AFTER INSERT ON payment_link FOR EACH ROW
BEGIN
    CALL report_online_payment(NEW.id);
END //

CREATE TRIGGER changed_link_is_reported AFTER UPDATE ON payment_link FOR EACH ROW
BEGIN
    IF NEW.state <> OLD.state OR NEW.amount <> OLD.amount OR NEW.deadline <> OLD.deadline THEN
        CALL report_online_payment(NEW.id);
    END IF;
END //

CREATE TRIGGER new_payment_is_reported AFTER INSERT ON payment FOR EACH ROW
BEGIN
    CALL report_online_payment(NEW.link);
END //

CREATE TRIGGER changed_payment_is_reported AFTER UPDATE ON payment FOR EACH ROW
BEGIN
    CALL report_online_payment(NEW.link);
END //

CREATE TRIGGER changed_visit_is_reported AFTER UPDATE ON visit FOR EACH ROW
BEGIN
    IF NEW.status <> OLD.status OR NEW.start_at <> OLD.start_at OR NEW.specialist <> OLD.specialist OR NEW.service <> OLD.service
            OR NEW.patient <> OLD.patient OR NEW.requirement <> OLD.requirement THEN
        CALL report_online_payment((SELECT l.id FROM payment_link l WHERE l.visit = NEW.id));
    END IF;
END //

DELIMITER ;

INSERT INTO online_payment (seq, link, visit, facility, specialist, service, patient, issued_at, visit_at, paid_at, deadline, visit_status,
                            required, is_paid, withdrawn, amount, paid, refunded, refund, means)
SELECT n.seq, n.link, n.visit, n.facility, n.specialist, n.service, n.patient, n.issued_at, n.visit_at, n.paid_at, n.deadline, n.visit_status,
       n.required, n.is_paid, n.withdrawn, n.amount, n.paid, n.refunded, n.refund, n.means
FROM online_payment_now n;
