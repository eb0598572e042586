package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.VisitId;

/** Things only a person can settle, each raised once. Used inside a transaction. */
public interface StaffTasks {

    /** Raises a task unless one with that id exists, done or not. */
    void raise(Task task);

    /** @return the open tasks of a facility, oldest first */
    List<Task> open(FacilityId facility, int limit);

    /** @return the open tasks of one kind in all facilities, oldest first */
    List<Task> open(Kind kind, int limit);

    /** Closes the tasks about one subject (a payment, a message). @return how many were open */
    int close(UUID subject, Instant now);

    /** Open or done. */
    Option<Task> find(UUID id);

    /** Whether a person has seen to it. */
    boolean isDone(UUID id);

    /** Closes one task; done already, it stays so. */
    void finish(UUID id, Instant now);

    enum Kind { UNMATCHED_PAYMENT, PAID_BUT_SLOT_LOST, REFUND_FAILED, REFUND_AT_DESK, PATIENT_NOT_REACHED, ORDER_REFUSED, DEPOSIT_CLAIM, LEDGER_BREACH,
        KSEF_LOGIN, KSEF_REFUSED, KSEF_STUCK, KSEF_DEADLINE, KSEF_CERTIFICATE, KSEF_CREDENTIAL_ENDS,
        INVOICE_DUE, INVOICE_CORRECTION_DUE, ACCOUNTING_NOTE_DUE }

    /**
     * @param visit   none when it is about no single visit
     * @param subject the payment, message, order, invoice or facility it is about
     */
    record Task(UUID id, FacilityId facility, Option<VisitId> visit, Kind kind, UUID subject, Instant raisedAt) {

        public Task(UUID id, FacilityId facility, VisitId visit, Kind kind, UUID subject, Instant raisedAt) {
            this(id, facility, Option.some(visit), kind, subject, raisedAt);
        }
    }
}
