package pl.proassist.application.notifying;

import java.util.UUID;
import pl.proassist.domain.shared.Refusal;

/** Why something about a message that was sent was refused. */
public sealed interface OutboxRefusal extends Refusal {

    record UnknownMessage(UUID message) implements OutboxRefusal {
        @Override public String code() { return "unknown-message"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** What it tells is true no more. */
    record NewsIsOld(UUID message) implements OutboxRefusal {
        @Override public String code() { return "news-is-old"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }
}
