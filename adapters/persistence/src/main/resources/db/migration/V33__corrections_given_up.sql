-- A correction that was never issued is given up, with the number that KSeF refused or without one; another one may follow it (INV-05).
ALTER TABLE invoice DROP CONSTRAINT CONSTRAINT_1, DROP CONSTRAINT CONSTRAINT_3, DROP CONSTRAINT CONSTRAINT_9,
    ADD CONSTRAINT invoice_status CHECK (status IN ('DRAFT', 'AWAITING_ORIGINALS', 'FROZEN', 'SENT', 'HANDED_OVER', 'REFUSED', 'GIVEN_UP', 'ACCEPTED', 'OUTSIDE', 'CORRECTED')),
    ADD CONSTRAINT invoice_has_a_number CHECK (status = 'GIVEN_UP' OR (status IN ('DRAFT', 'AWAITING_ORIGINALS')) = (number IS NULL)),
    ADD CONSTRAINT invoice_is_settled CHECK ((status IN ('SENT', 'REFUSED', 'GIVEN_UP', 'ACCEPTED', 'OUTSIDE', 'CORRECTED')) = (settled_at IS NOT NULL)),
    ADD CONSTRAINT correction_given_up CHECK (status <> 'GIVEN_UP' OR kind IN ('KOR', 'KOR_ZAL', 'KOR_ROZ') AND handover_mode IS NULL);
