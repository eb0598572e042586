package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The parameters of an address, read like the members of a body. */
final class Query {

    static final int USUAL = 50;
    private static final int MOST = 500;

    private final JsonObjectBuilder given = BodyReader.BUILDERS.createObjectBuilder();

    Query with(String name, String value) {
        if (value != null) {
            given.add(name, value);
        }
        return this;
    }

    Body read() {
        return Body.of(given.build());
    }

    static int limit(Body query) {
        return query.optional("limit", Member.wholeText(1, MOST)).getOrElse(USUAL);
    }

    /** What an earlier page gave as {@code next}. */
    static Option<String> cursor(Body query, String pattern) {
        return query.optional("cursor", Member.STRING.then(text -> opened(text).filter(inside -> inside.matches(pattern))
                .toEither(new Member.Wrong("not-a-cursor", List.of()))));
    }

    static String cursor(String inside) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(inside.getBytes(StandardCharsets.UTF_8));
    }

    private static Option<String> opened(String cursor) {
        try {
            return Option.some(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOne) {
            return Option.none();
        }
    }
}
