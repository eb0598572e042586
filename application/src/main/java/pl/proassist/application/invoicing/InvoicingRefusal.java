package pl.proassist.application.invoicing;

import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.DocumentDue;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** Why no invoice was issued. */
public sealed interface InvoicingRefusal extends Refusal {

    record UnknownInvoicingSettings(FacilityId facility) implements InvoicingRefusal {
        @Override public String code() { return "unknown-invoicing-settings"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownBilling(VisitId visit) implements InvoicingRefusal {
        @Override public String code() { return "unknown-billing"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** Nobody has said yet who the facility is as a seller. */
    record NotSetUp(FacilityId facility) implements InvoicingRefusal {
        @Override public String code() { return "invoicing-not-set-up"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record NoDocumentDue(VisitId visit, DocumentDue.Why why) implements InvoicingRefusal {
        @Override public String code() { return "no-document-due"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** It did not take place, and no money came for it. */
    record VisitNotInvoiceable(VisitId visit) implements InvoicingRefusal {
        @Override public String code() { return "visit-not-invoiceable"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The visit took place, or nothing of its money is kept. */
    record NoNoteDue(VisitId visit) implements InvoicingRefusal {
        @Override public String code() { return "no-note-due"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** An invoice names the address of its buyer. */
    record BuyerAddressMissing(VisitId visit) implements InvoicingRefusal {
        @Override public String code() { return "buyer-address-missing"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** What is sold is exempt, and the facility has not told by which law. */
    record ExemptionMissing(FacilityId facility) implements InvoicingRefusal {
        @Override public String code() { return "exemption-missing"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** An invoice has no attachment before the tax office knows of them (INV-06). */
    record AttachmentsNotDeclared(FacilityId facility) implements InvoicingRefusal {
        @Override public String code() { return "attachments-not-declared"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** No visit of that month is billed to that company and stands on no invoice. */
    record NoVisitsToInvoice(FacilityId facility) implements InvoicingRefusal {
        @Override public String code() { return "no-visits-to-invoice"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
