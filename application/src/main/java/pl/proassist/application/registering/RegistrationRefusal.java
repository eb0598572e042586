package pl.proassist.application.registering;

import java.util.UUID;
import pl.proassist.domain.shared.Refusal;

/** Why a card was not stored. */
public sealed interface RegistrationRefusal extends Refusal {

    /** The id holds another card, and the caller did not say which version was seen. */
    record IdInUse(UUID id) implements RegistrationRefusal {
        @Override public String code() { return "id-in-use"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Somebody changed it since the caller looked. */
    record Stale(UUID id) implements RegistrationRefusal {
        @Override public String code() { return "stale-version"; }
        @Override public Kind kind() { return Kind.STALE; }
    }
}
