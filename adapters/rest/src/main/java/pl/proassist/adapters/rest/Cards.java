package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.registering.Registered;
import pl.proassist.domain.shared.Refusal;

/** Answers about cards that are registered and looked up: each with its version as an ETag. */
final class Cards {

    private Cards() {
    }

    static <T> Response stored(Either<Refusal, Registered<T>> stored, Function<T, ?> body) {
        return stored.fold(Problems::from, done -> answer(done.created() ? 201 : 200, done.card(), body));
    }

    static <T> Response shown(Either<Refusal, Versioned<T>> found, Function<T, ?> body) {
        return found.fold(Problems::from, card -> answer(200, card, body));
    }

    private static <T> Response answer(int status, Versioned<T> card, Function<T, ?> body) {
        return Response.status(status).entity(body.apply(card.thing())).tag(String.valueOf(card.version())).build();
    }
}
