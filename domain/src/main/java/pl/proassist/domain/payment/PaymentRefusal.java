package pl.proassist.domain.payment;

import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** Why something about a payment link or a payment was refused. */
public sealed interface PaymentRefusal extends Refusal {

    record UnknownPaymentLink() implements PaymentRefusal {
        @Override public String code() { return "unknown-payment-link"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    record UnknownPayment(PaymentId payment) implements PaymentRefusal {
        @Override public String code() { return "unknown-payment"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** The visit has no link to be made anew; at the desk: it is free, or does not take place. */
    record NothingDue(VisitId visit) implements PaymentRefusal {
        @Override public String code() { return "nothing-due"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    record AlreadyPaid(PaymentLinkId link) implements PaymentRefusal {
        @Override public String code() { return "already-paid"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The link was withdrawn. */
    record LinkWithdrawn(PaymentLinkId link) implements PaymentRefusal {
        @Override public String code() { return "link-withdrawn"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The time to pay is over (LNK-01). */
    record LinkExpired(PaymentLinkId link, Instant deadline) implements PaymentRefusal {
        @Override public String code() { return "link-expired"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The time to pay is not over yet. */
    record LinkStillPayable(PaymentLinkId link, Instant releaseAt) implements PaymentRefusal {
        @Override public String code() { return "link-still-payable"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Money taken at the desk must be the amount that is due or the whole price, or at most the rest of the price once what was due is paid. */
    record AmountDiffers(PaymentLinkId link) implements PaymentRefusal {
        @Override public String code() { return "amount-differs"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The visit waits for this payment; change its payment terms instead. */
    record VisitWaits(PaymentLinkId link) implements PaymentRefusal {
        @Override public String code() { return "visit-awaits-payment"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** More cannot go back than is left of the payment. */
    record RefundAbovePayment(PaymentId payment) implements PaymentRefusal {
        @Override public String code() { return "refund-above-payment"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** One refund of a payment at a time. */
    record RefundUnderWay(PaymentId payment) implements PaymentRefusal {
        @Override public String code() { return "refund-under-way"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The operator gives nothing back after twelve months. */
    record RefundTooLate(PaymentId payment) implements PaymentRefusal {
        @Override public String code() { return "refund-too-late"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The facility has written no terms of prepayment, or not this version of them. */
    record NoPrepaymentTerms(FacilityId facility) implements PaymentRefusal {
        @Override public String code() { return "unknown-prepayment-terms"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** The patient has not accepted the facility's terms of prepayment that are in force (PAY-22). */
    record TermsNotAccepted(PaymentLinkId link) implements PaymentRefusal {
        @Override public String code() { return "terms-not-accepted"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Only money that is unmatched waits for a decision of staff. */
    record PaymentSettled(PaymentId payment) implements PaymentRefusal {
        @Override public String code() { return "payment-settled"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }
}
