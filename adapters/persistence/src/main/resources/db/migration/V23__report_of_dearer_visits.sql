-- A visit that became dearer asks its link for the rest only. The report tells what the whole visit asks for, as what was paid is told as a whole too.
CREATE OR REPLACE VIEW online_payment_now AS
SELECT l.seq, l.id AS link, l.visit, l.facility, v.specialist, v.service, v.patient, l.issued_at, v.start_at AS visit_at,
       (SELECT m.paid_at FROM payment m WHERE m.link = l.id AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')
        ORDER BY m.fate <> 'KEPT', m.position LIMIT 1) AS paid_at,
       l.deadline, v.status AS visit_status, v.requirement = 'REQUIRED' AS required, l.state = 'PAID' AS is_paid, l.state = 'WITHDRAWN' AS withdrawn, GREATEST(l.amount, v.amount) AS amount,
       (SELECT COALESCE(SUM(m.amount), 0) FROM payment m WHERE m.link = l.id
            AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')) AS paid,
       (SELECT COALESCE(SUM(m.refund_amount + m.refund_earlier), 0) FROM payment m WHERE m.link = l.id) AS refunded,
       (SELECT m.refund_state FROM payment m WHERE m.link = l.id AND m.refund_state IS NOT NULL
        ORDER BY FIELD(m.refund_state, 'FAILED', 'DUE', 'ORDERED', 'DONE') LIMIT 1) AS refund,
       (SELECT m.means FROM payment m WHERE m.link = l.id AND (m.fate = 'KEPT' OR m.fate = 'GIVEN_BACK' AND m.refund_reason <> 'STAFF_DECIDED')
        ORDER BY m.fate <> 'KEPT', m.position LIMIT 1) AS means
FROM payment_link l JOIN visit v ON v.id = l.visit;

DROP TRIGGER changed_visit_is_reported;

DELIMITER //

CREATE TRIGGER changed_visit_is_reported AFTER UPDATE ON visit FOR EACH ROW
BEGIN
    IF NEW.status <> OLD.status OR NEW.start_at <> OLD.start_at OR NEW.specialist <> OLD.specialist OR NEW.service <> OLD.service
            OR NEW.patient <> OLD.patient OR NEW.requirement <> OLD.requirement OR NEW.amount <> OLD.amount THEN
        CALL report_online_payment((SELECT l.id FROM payment_link l WHERE l.visit = NEW.id));
    END IF;
END //

DELIMITER ;

UPDATE online_payment o JOIN online_payment_now n ON n.link = o.link SET o.amount = n.amount WHERE o.amount <> n.amount;
