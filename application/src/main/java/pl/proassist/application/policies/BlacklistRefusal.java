package pl.proassist.application.policies;

import java.util.UUID;
import pl.proassist.domain.shared.Refusal;

/** Why an entry on a facility's blacklist was not made or not decided. */
public sealed interface BlacklistRefusal extends Refusal {

    /** The patient is not on the list of this facility. */
    record UnknownBlacklisting(UUID patient) implements BlacklistRefusal {
        @Override public String code() { return "unknown-blacklist-entry"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** The entry would end before it begins. */
    record ExpiryPassed() implements BlacklistRefusal {
        @Override public String code() { return "expiry-passed"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** Nobody contested the entry, or somebody decided about that already. */
    record NotContested(UUID patient) implements BlacklistRefusal {
        @Override public String code() { return "not-contested"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Who made the entry does not judge it, as long as somebody else can. */
    record OwnDecision() implements BlacklistRefusal {
        @Override public String code() { return "own-decision"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
