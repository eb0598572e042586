package pl.proassist.domain.invoice;

import pl.proassist.domain.shared.Refusal;

/** Why something about an invoice was refused. */
public sealed interface InvoiceRefusal extends Refusal {

    record UnknownInvoice(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "unknown-invoice"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownAccountingNote(AccountingNoteId note) implements InvoiceRefusal {
        @Override public String code() { return "unknown-accounting-note"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** KSeF has not accepted it, or its official receipt (UPO) is still to be fetched; what stays outside KSeF never has one. */
    record UnknownReceipt(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "unknown-receipt"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** It has its number: only a correction changes it (INV-05). */
    record Immutable(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "invoice-immutable"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** It waits for the KSeF number of the invoice it refers to, and is issued by itself then. */
    record AwaitsOriginal(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "invoice-awaits-original"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** It has not been issued, so there is nothing to correct. */
    record NotIssued(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "invoice-not-issued"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** An earlier correction of the same invoice is not issued yet. */
    record CorrectionUnderWay(InvoiceId correction) implements InvoiceRefusal {
        @Override public String code() { return "correction-under-way"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Another invoice was issued since that counts on this correction. */
    record CorrectionCountedOn(InvoiceId by) implements InvoiceRefusal {
        @Override public String code() { return "correction-counted-on"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** It has been sent or given to its buyer: its bytes are not made anew. */
    record AlreadyOut(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "invoice-already-out"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** KSeF answered with a number of another seller, or with a second one. */
    record ForeignKsefNumber(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "foreign-ksef-number"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** It comes to 0 zł. */
    record NothingToInvoice(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "nothing-to-invoice"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record NothingChanges(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "correction-changes-nothing"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Only a correction is given up; any other invoice that KSeF refused goes on under its number. */
    record NotACorrection(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "not-a-correction"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Neither a correction nor the invoice that settles an advance changes the tax number of a buyer. */
    record AnotherBuyer(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "another-buyer"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Advances speak of more money, or of another rate of VAT, than the sale that they came before. */
    record AdvanceExceedsSale(InvoiceId advance) implements InvoiceRefusal {
        @Override public String code() { return "advance-exceeds-sale"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The final invoice takes it off as it stands: what changes from now on, changes there. */
    record AdvanceSettled(InvoiceId settlement) implements InvoiceRefusal {
        @Override public String code() { return "advance-settled"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Names were given for more or fewer lines than it has. */
    record OtherLines(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "invoice-other-lines"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** FA(3) takes no more than {@link InvoiceLine#MOST}. */
    record TooManyLines(InvoiceId invoice) implements InvoiceRefusal {
        @Override public String code() { return "too-many-lines"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
