package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import pl.proassist.domain.shared.PersonalData;

/**
 * What may be given out of an invoice as it stands (ksef.md 14.1, 14.4): under which name, and with which codes.
 *
 * @param ksef   none while KSeF has not given it, and for ever outside KSeF
 * @param access KOD I; none where KSeF will never have the invoice, and before its buyer gets one
 * @param issuer KOD II; only on what is handed over before KSeF has it
 */
public record InvoicePaper(NumberedInvoice invoice, Standing standing, Option<KsefNumber> ksef, Option<VerificationCode> access, Option<VerificationCode> issuer)
        implements PersonalData {

    public enum Standing {
        INVOICE,
        /** Of a transaction, for those whose invoice KSeF has not taken yet (potwierdzenie transakcji). */
        CONFIRMATION
    }

    /**
     * None before it has a number, and of what KSeF refused before its buyer had it.
     *
     * @param base where KSeF's verification pages are, see {@link VerificationCode}
     */
    public static Option<InvoicePaper> of(Invoice invoice, String base) {
        return invoice.fold(new Invoice.States<>() {
            @Override public Option<InvoicePaper> draft(Invoice.Draft it) { return Option.none(); }

            @Override public Option<InvoicePaper> awaitingOriginals(Invoice.AwaitingOriginals it) { return Option.none(); }

            @Override public Option<InvoicePaper> frozen(Invoice.Frozen it) { return Option.some(waiting(it.paper())); }

            @Override public Option<InvoicePaper> sent(Invoice.Sent it) { return Option.some(waiting(it.paper())); }

            @Override public Option<InvoicePaper> handedOver(Invoice.HandedOver it) { return Option.some(waiting(it.paper())); }

            @Override public Option<InvoicePaper> refused(Invoice.Refused it) { return Option.when(it.isIssued(), () -> waiting(it.paper())); }

            @Override public Option<InvoicePaper> givenUp(Invoice.GivenUp it) { return Option.none(); }

            @Override public Option<InvoicePaper> accepted(Invoice.Accepted it) { return Option.some(numbered(it.paper(), it.number(), base)); }

            @Override public Option<InvoicePaper> outside(Invoice.Outside it) { return Option.some(withCodes(it.paper(), Standing.INVOICE)); }

            @Override public Option<InvoicePaper> corrected(Invoice.Corrected it) { return it.issued().fold(this); }
        });
    }

    /** A company with a Polish NIP gets its invoice in KSeF alone; the others have it from the handover on. */
    private static InvoicePaper waiting(Kept kept) {
        var elsewhere = kept.invoice().details().parties().buyer().fold(consumer -> false, company -> true, foreign -> false);
        return withCodes(kept, kept.handover().isEmpty() || elsewhere ? Standing.CONFIRMATION : Standing.INVOICE);
    }

    /** Those of the handover, also when a total failure came after it (A27). */
    private static InvoicePaper withCodes(Kept kept, Standing standing) {
        return new InvoicePaper(kept.invoice(), standing, Option.none(),
                kept.handover().map(handover -> new VerificationCode(handover.invoiceLink(), VerificationCode.OFFLINE)),
                kept.handover().map(handover -> new VerificationCode(handover.certificateLink(), VerificationCode.CERTIFICATE)));
    }

    private static InvoicePaper numbered(Kept kept, KsefNumber number, String base) {
        var invoice = kept.invoice();
        return new InvoicePaper(invoice, Standing.INVOICE, Option.some(number), Option.some(VerificationCode.access(base, invoice.details().parties().seller().nip(),
                invoice.issued(), kept.document().hash(), Option.some(number))), Option.none());
    }

    /** Whether it is for the patient who is named in it: who buys, or has paid. What an employer buys on account is not. */
    public boolean isForPatient() {
        var details = invoice.details();
        var isPaid = details.settling().fold(paid -> true, inParts -> true, unpaid -> false, notStated -> false);
        return details.patient().isDefined() && (!details.parties().buyer().isBusiness() || isPaid);
    }

    /** By which it is saved, in plain letters, without an ending. */
    public String fileName() {
        return (standing == Standing.INVOICE ? "faktura-" : "potwierdzenie-") + invoice.number().replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override public String toString() {
        return standing + " " + invoice.number();
    }
}
