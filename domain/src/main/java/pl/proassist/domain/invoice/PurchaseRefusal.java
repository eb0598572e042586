package pl.proassist.domain.invoice;

import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** Why an invoice was not taken into a facility's purchases. */
public sealed interface PurchaseRefusal extends Refusal {

    record UnknownPurchase(PurchaseId purchase) implements PurchaseRefusal {
        @Override public String code() { return "unknown-purchase-invoice"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** It was issued to somebody else: the facility's NIP is not on the buyer's side. */
    record ForAnother(FacilityId facility) implements PurchaseRefusal {
        @Override public String code() { return "purchase-for-another"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Another document of this seller, kind and number is there; KSeF takes each number once (ksef.md 10.3). */
    record NumberKnown(PurchaseId purchase) implements PurchaseRefusal {
        @Override public String code() { return "purchase-number-known"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }
}
