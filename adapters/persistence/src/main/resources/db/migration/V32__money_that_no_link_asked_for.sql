-- A visit that asked for nothing is paid at the desk all the same (PAR-10). Its money has a ledger like any other, without an address.
ALTER TABLE payment_link DROP CONSTRAINT CONSTRAINT_1, ADD CHECK (state IN ('REQUESTED', 'OPEN', 'PAID', 'AT_DESK', 'EXPIRED', 'WITHDRAWN'));

-- No link was issued for it, so it is no line of the report of online payments (A17).
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
FROM payment_link l JOIN visit v ON v.id = l.visit WHERE l.state <> 'AT_DESK';
