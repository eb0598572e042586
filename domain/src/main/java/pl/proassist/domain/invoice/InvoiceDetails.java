package pl.proassist.domain.invoice;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoiceContent.Primary;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.shared.Refusal;
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

    /**
     * The same, issued on that day: the usual term begins then, which is that of every visit. A day that was agreed for an invoice made by hand stays,
     * unless it has passed by then.
     *
     * @param before the day that was on it, if it had a number
     */
    public InvoiceDetails payableFrom(LocalDate day, Option<LocalDate> before, int dueDays) {
        return new InvoiceDetails(id, facility, visits, patient, parties, content, settling.payableBy(due ->
                !visits.isEmpty() || before.exists(first -> first.plusDays(dueDays).equals(due)) || due.isBefore(day) ? day.plusDays(dueDays) : due), exemption, attachment, contract);
    }

    /** The same in other words; a correction stays one for its buyer. */
    Either<Refusal, InvoiceDetails> revised(Revision revision) {
        if (!revision.fits(content.fold(InvoiceContent.Cases.of(Primary::lines, Primary::lines, Primary::lines, correction -> correction.after().lines())))) {
            return left(new InvoiceRefusal.OtherLines(id));
        }
        var billing = revision.billing();
        if (content instanceof InvoiceContent.Correction && !billing.buyer().isSameAs(parties.buyer())) {
            return left(new InvoiceRefusal.AnotherBuyer(id));
        }
        return right(new InvoiceDetails(id, facility, visits, patient, new Parties(parties.seller(), billing.buyer(), billing.payer()), revision.of(this), settling, exemption,
                attachment, billing.contract()));
    }

    @Override public String toString() {
        return kind() + " " + id;
    }
}
