package pl.proassist.application.desk;

import java.util.UUID;
import pl.proassist.domain.shared.Refusal;

/** Why something about a task was refused. */
public sealed interface TaskRefusal extends Refusal {

    record UnknownTask(UUID task) implements TaskRefusal {
        @Override public String code() { return "unknown-task"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }
}
