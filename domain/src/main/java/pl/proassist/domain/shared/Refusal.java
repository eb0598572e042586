package pl.proassist.domain.shared;

/** An answer that says no, and why. It keeps its name all the way to the caller; it holds ids, never personal data. */
public interface Refusal {

    /** The stable public name, for example {@code slot-taken}; documented in {@code docs/problems}. */
    String code();

    Kind kind();

    /**
     * What sort of no it is: not known, somebody was faster, another version than the one seen, a rule forbids it, nobody knows who
     * asks, the one who asks may not, or not so often.
     */
    enum Kind { UNKNOWN, CONFLICT, STALE, RULE, UNAUTHENTICATED, FORBIDDEN, TOO_MANY }
}
