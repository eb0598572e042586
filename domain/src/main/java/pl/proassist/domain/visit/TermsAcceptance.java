package pl.proassist.domain.visit;

import java.time.Instant;

/** A patient accepted the facility's terms of prepayment for one visit (PAY-22): which version, when, and how. */
public record TermsAcceptance(VisitId visit, long version, Instant at, Way way) {

    /** On the payment page, at the desk, or by telephone. */
    public enum Way { ONLINE, DESK, PHONE }
}
