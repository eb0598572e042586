package pl.proassist.application.registering;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import java.util.function.Supplier;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.shared.Refusal;

/**
 * How a card (a facility, a specialist, a service, a room, a patient) is created and changed by one {@code PUT}: a new id
 * creates, an equal body changes nothing, another body needs the version that the caller saw (api.md 1).
 */
public final class Registration {

    private Registration() {
    }

    /** @param save stores what was given */
    public static <T> Either<Refusal, Registered<T>> of(UUID id, T given, Option<Versioned<T>> known, Option<Long> seen, Supplier<Versioned<T>> save) {
        if (known.isEmpty()) {
            return seen.isDefined() ? left(new RegistrationRefusal.Stale(id)) : right(new Registered<>(save.get(), true));
        }
        var stored = known.get();
        if (seen.exists(version -> version != stored.version())) {
            return left(new RegistrationRefusal.Stale(id));
        }
        if (stored.thing().equals(given)) {
            return right(new Registered<>(stored, false));
        }
        return seen.isEmpty() ? left(new RegistrationRefusal.IdInUse(id)) : right(new Registered<>(save.get(), false));
    }
}
