package pl.proassist.application.patients;

import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.VisitView;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.WaitlistEntry;

/**
 * Everything that is held of one patient, in one piece (RODO art. 15 and 20).
 *
 * @param names of the facilities, people and services whose ids stand in it
 */
public record PatientFile(Patient patient, List<Visited> visits, List<PatientMarks.Mark> marks, List<WaitlistEntry> waiting, List<Consent> consents, List<Look> looks,
                          Map<UUID, String> names) implements PersonalData {

    /**
     * A visit with its money, with what the patient was told of it, with the terms of prepayment that were accepted for it and the notes about what was kept.
     *
     * @param billing to whom it is billed, when that is not simply the patient
     */
    public record Visited(VisitView visit, List<Payment> payments, List<Messages.Told> messages, List<TermsAcceptance> accepted, List<AccountingNote> notes,
                          Option<Billing> billing) {
    }

    @Override public String toString() {
        return "file of " + patient.id();
    }
}
