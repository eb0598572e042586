package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Deal;
import pl.proassist.domain.invoice.DocumentDue;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent.Correction;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.Numbering;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.Revision;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/**
 * Gives invoices their number, day and bytes, all in the transaction of whoever asks: what is refused gives its number back. What must name KSeF
 * numbers that are still to come is kept without a number until they are there.
 */
public final class Issuing {

    /** Tax law counts its days here. */
    static final ZoneId LAW = ZoneId.of("Europe/Warsaw");

    private final Invoices invoices;
    private final InvoicingPolicies policies;
    private final InvoiceDocuments documents;
    private final Clock clock;

    public Issuing(Invoices invoices, InvoicingPolicies policies, InvoiceDocuments documents, Clock clock) {
        this.invoices = invoices;
        this.policies = policies;
        this.documents = documents;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.instant().atZone(LAW).toLocalDate();
    }

    Either<Refusal, InvoicingSettings> settings(FacilityId facility) {
        return policies.of(facility).toEither(() -> new InvoicingRefusal.NotSetUp(facility));
    }

    /**
     * What is there already is the answer. Two may ask at the same moment: the store refuses the second because it had been looked for here, its
     * place in the series is given back with the rest, and the work begins anew.
     */
    Either<Refusal, Invoice> issue(InvoiceDetails details, boolean cashRegister) {
        return invoices.find(details.id()).fold(() -> draft(details, cashRegister), Either::right);
    }

    private Either<Refusal, Invoice> draft(InvoiceDetails details, boolean cashRegister) {
        var awaited = awaited(details);
        return Invoice.draft(details, awaited).flatMap(draft -> awaited.isEmpty()
                ? number(draft.next(), cashRegister) : Either.right(invoices.save(draft).next()));
    }

    /** Makes the bytes of a refused invoice anew, as of today unless its buyer has it already. */
    Either<Refusal, Invoice> rebuild(Invoice invoice) {
        var now = clock.instant();
        return invoice.kept().map(Kept::invoice).map(numbered -> invoice.isIssued() ? numbered : asOfToday(invoice, numbered.details()))
                .fold(() -> Either.left(new InvoiceRefusal.NotIssued(invoice.id())), anew -> documents.write(anew, now)
                        .flatMap(written -> invoice.rebuild(anew, written.document(), now).map(change -> invoices.save(change, written.xml()).next())));
    }

    /** @param invoice has a number */
    private NumberedInvoice asOfToday(Invoice invoice, InvoiceDetails details) {
        var today = today();
        var before = invoice.kept().get().invoice();
        return policies.of(details.facility()).fold(() -> new NumberedInvoice(details, before.number(), today),
                settings -> new NumberedInvoice(details.payableFrom(today, Option.some(before.issued()), settings.dueDays()),
                        invoice.isNumberTaken() ? nextNumber(details, settings, today) : before.number(), today));
    }

    /** Issues an invoice that does not exist in law in other words: what has a number under that, as of today. */
    Either<Refusal, Invoice> revise(Invoice invoice, Revision revision) {
        return invoice.revised(revision).flatMap(anew -> invoice.kept().fold(() -> invoice.revise(anew).flatMap(revised -> goOn(revised.next())),
                kept -> reissue(invoice, asOfToday(invoice, anew))));
    }

    /** Something that an invoice waited for may be there: it is issued when nothing is left to wait for. */
    Either<Refusal, Invoice> goOn(Invoice waiting) {
        var next = waiting;
        for (var original : waiting.details().content().refersTo()) {
            next = settled(invoices.find(original).get()).map(next::originalSettled).map(Change::next).getOrElse(next);
        }
        return awaited(next.details()).isEmpty() ? number(next, false) : Either.right(invoices.save(Change.to(next)).next());
    }

    private Either<Refusal, Invoice> reissue(Invoice invoice, NumberedInvoice anew) {
        var now = clock.instant();
        return settings(anew.details().facility()).flatMap(settings -> documents.write(anew, now)
                .flatMap(written -> invoice.reissue(anew, written.document(), outside(anew.details(), settings, anew.issued(), false), now)
                        .map(change -> invoices.save(change, written.xml()).next())));
    }

    private Set<InvoiceId> awaited(InvoiceDetails details) {
        return details.content().refersTo().stream().filter(id -> settled(invoices.find(id).get()).isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** An invoice that KSeF has numbered, or never will. */
    static Option<Invoice.Issued> settled(Invoice original) {
        return original instanceof Invoice.Corrected corrected ? Option.some(corrected.issued())
                : original instanceof Invoice.Issued issued ? Option.some(issued) : Option.none();
    }

    private Either<Refusal, Invoice> number(Invoice draft, boolean cashRegister) {
        var now = clock.instant();
        var details = draft.details();
        return settings(details.facility()).flatMap(settings -> {
            var day = now.atZone(LAW).toLocalDate();
            var numbered = new NumberedInvoice(details.payableFrom(day, Option.none(), settings.dueDays()), nextNumber(details, settings, day), day);
            var outside = outside(details, settings, day, cashRegister);
            return documents.write(numbered, now).flatMap(written -> draft.issue(numbered, written.document(), outside, now)
                    .map(change -> invoices.save(change, written.xml()).next()));
        }).flatMap(this::tellOriginal);
    }

    private String nextNumber(InvoiceDetails details, InvoicingSettings settings, LocalDate day) {
        var series = settings.numbering().series(details.kind(), day);
        return Numbering.number(series, invoices.next(details.parties().seller().nip(), series));
    }

    private Option<OutsideReason> outside(InvoiceDetails details, InvoicingSettings settings, LocalDate day, boolean cashRegister) {
        if (details.content() instanceof Correction correction && correction.original().ksef().isDefined()) {
            return Option.none();
        }
        var sold = invoices.soldToBusinesses(details.parties().seller().nip(), YearMonth.from(settings.duty().from()), YearMonth.from(day));
        var amount = Money.ofGrosze(Math.abs(details.content().total().grosze()));
        return DocumentDue.outside(Deal.BuyerKind.of(details.parties().buyer()), amount, DocumentDue.Ksef.of(settings, day, sold, cashRegister));
    }

    private Either<Refusal, Invoice> tellOriginal(Invoice issued) {
        return issued.details().content() instanceof Correction correction
                ? invoices.require(correction.original().id()).flatMap(original -> original.corrected(issued.id())).map(invoices::save).map(told -> issued)
                : Either.right(issued);
    }
}
