package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.VisitId;

/**
 * What is true of an invoice in every state.
 *
 * @param visits    what it bills; none for an invoice that was made by hand
 * @param patient   who is treated or buys; none when a company pays for several
 * @param exemption why lines without VAT have none
 * @param contract  the number of a contract with an employer or an insurer
 */
public record InvoiceDetails(InvoiceId id, FacilityId facility, List<VisitId> visits, Option<PatientId> patient, Parties parties, InvoiceContent content,
                             Settling settling, Option<ExemptionBasis> exemption, Option<Attachment> attachment, Option<String> contract)
        implements PersonalData {

    public static final int LONGEST_CONTRACT = 256;

    public InvoiceDetails {
        visits = List.copyOf(visits);
        contract = contract.map(number -> InvoiceText.line(number, LONGEST_CONTRACT));
        if (content.hasExempt() && exemption.isEmpty()) {
            throw new IllegalArgumentException("an exempt sale names the law that exempts it");
        }
    }

    public InvoiceKind kind() {
        return content.kind();
    }

    InvoiceDetails with(InvoiceContent anew) {
        return new InvoiceDetails(id, facility, visits, patient, parties, anew, settling, exemption, attachment, contract);
    }

    @Override public String toString() {
        return kind() + " " + id;
    }
}
