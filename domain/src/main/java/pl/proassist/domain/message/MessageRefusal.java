package pl.proassist.domain.message;

import pl.proassist.domain.shared.Refusal;

/** Why something about a facility's messages was refused. */
public sealed interface MessageRefusal extends Refusal {

    /** Filled with usual values, the SMS would have more parts than this installation sends. */
    record TooManyParts(MessageKind of, int most) implements MessageRefusal {
        @Override public String code() { return "sms-too-long"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
